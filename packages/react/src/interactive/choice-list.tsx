import { SafeLink } from '../text/safe-link.tsx';
import type { Choice } from './interactive-content.ts';
import { Picture } from './interactive-message.tsx';
import styles from './interactive.module.css';

export interface ChoiceListProps {
  choices: readonly Choice[];
  look: 'list' | 'buttons';
}

/** What there is to pick from, in the order and words that the customer sees. */
export function ChoiceList({ choices, look }: ChoiceListProps) {
  return (
    <ul className={styles.entries} data-look={look}>
      {choices.map(({ title, subtitle, image, address }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- titles may repeat, and the list never changes
        <li key={index} className={styles.entry} dir="auto">
          <span>{address ? <SafeLink address={address}>{title}</SafeLink> : title}</span>
          {subtitle && <span className={styles.subtitle}>{subtitle}</span>}
          {image !== undefined && <Picture description={image} />}
        </li>
      ))}
    </ul>
  );
}
