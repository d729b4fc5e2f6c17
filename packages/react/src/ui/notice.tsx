import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Elapsed } from './elapsed.tsx';
import styles from './notice.module.css';

export interface NoticeProps {
  tone: 'info' | 'warn' | 'bad';
  icon: ReactNode;
  children: ReactNode;
  /** Epoch ms from which it holds, shown as a timer beside the text: inside, it would be announced every second. */
  since?: number;
  /** A button that does something about it. */
  action?: ReactNode;
}

/** A strip that says what is wrong and what happens next. The text is announced politely, and once. */
export function Notice({ tone, icon, children, since, action }: NoticeProps) {
  return (
    <div className={classNames(styles.notice, styles[tone])}>
      <span className={styles.icon} aria-hidden="true">
        {icon}
      </span>
      <output className={styles.text}>{children}</output>
      <div className={styles.end}>
        {since !== undefined && <Elapsed since={since} />}
        {action}
      </div>
    </div>
  );
}
