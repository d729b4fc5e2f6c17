import { classNames } from './class-names.ts';
import { hueOf, initialsOf } from './initials.ts';
import styles from './avatar.module.css';

export interface AvatarProps {
  /** Untrusted text; its first letters are shown. */
  name: string;
  /** Decides the colour, so that two customers of the same name still differ. */
  seed: string;
  size?: 'small' | 'medium';
}

/** Initials on a colour that stays the same for one contact wherever it is shown. Decoration: the name stands beside it. */
export function Avatar({ name, seed, size = 'medium' }: AvatarProps) {
  return (
    <span
      className={classNames(styles.avatar, styles[size])}
      style={{ '--hue': hueOf(seed) }}
      data-initials={initialsOf(name)}
      aria-hidden="true"
    />
  );
}
