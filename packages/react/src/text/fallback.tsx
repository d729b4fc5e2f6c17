import type { ReactNode } from 'react';
import styles from './message-text.module.css';

export interface FallbackProps {
  icon: ReactNode;
  children: ReactNode;
}

/** Says what kind of content something is, where the content does not speak for itself. */
export function Fallback({ icon, children }: FallbackProps) {
  return (
    <span className={styles.fallback}>
      <span className={styles.icon} aria-hidden="true">
        {icon}
      </span>
      <span>{children}</span>
    </span>
  );
}
