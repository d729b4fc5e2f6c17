import type { ComponentProps, ReactNode } from 'react';
import styles from './entry-list.module.css';

/** A list of `Entry`s. */
export function EntryList({ children }: { children: ReactNode }) {
  return <ul className={styles.list}>{children}</ul>;
}

export interface EntryProps extends Omit<ComponentProps<'button'>, 'className' | 'type'> {
  /** Whether it is what is shown beside the list. */
  isCurrent?: boolean;
}

/** One thing of an `EntryList`, of a few lines, that opens when it is pressed. */
export function Entry({ isCurrent = false, ...props }: EntryProps) {
  return (
    <li>
      <button {...props} type="button" className={styles.entry} aria-current={isCurrent || undefined} />
    </li>
  );
}
