import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './notice.module.css';

export interface NoticeProps {
  tone: 'info' | 'warn' | 'bad';
  icon: ReactNode;
  children: ReactNode;
  /** A button that does something about it. */
  action?: ReactNode;
}

/** A strip that says what is wrong and what happens next. Announced politely, and once. */
export function Notice({ tone, icon, children, action }: NoticeProps) {
  return (
    <output className={classNames(styles.notice, styles[tone])}>
      <span className={styles.icon} aria-hidden="true">
        {icon}
      </span>
      <span className={styles.text}>{children}</span>
      {action}
    </output>
  );
}
