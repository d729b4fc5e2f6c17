import { useNow } from '../provider/use-now.ts';
import { formatElapsed } from './format-elapsed.ts';
import styles from './elapsed.module.css';

export interface ElapsedProps {
  /** Epoch ms. */
  since: number;
}

/** How long ago something began, ticking. Silent for screen readers: a changing number must not interrupt. */
export function Elapsed({ since }: ElapsedProps) {
  const now = useNow();
  return (
    <span role="timer" aria-live="off" className={styles.elapsed}>
      {formatElapsed(now - since)}
    </span>
  );
}
