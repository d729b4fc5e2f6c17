import type { HandoffCard } from '@liaison/protocol/api';
import { FormattedMessage } from 'react-intl';
import { handoffFields, handoffLabels } from './handoff-fields.ts';
import styles from './handoff.module.css';

export const isEmptyCard = (card: HandoffCard | undefined): boolean =>
  card === undefined || handoffFields.every((name) => card[name].trim() === '');

/** A handoff card to read; what is empty is left out. */
export function HandoffText({ card }: { card: HandoffCard }) {
  const filled = handoffFields.filter((name) => card[name].trim() !== '');
  if (filled.length === 0) return null;
  return (
    <dl className={styles.card}>
      {filled.map((name) => (
        <div key={name}>
          <dt>
            <FormattedMessage {...handoffLabels[name]} />
          </dt>
          <dd dir="auto">{card[name]}</dd>
        </div>
      ))}
    </dl>
  );
}
