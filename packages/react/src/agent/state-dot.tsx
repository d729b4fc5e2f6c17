import type { AgentState } from '@liaison/core';
import styles from './state-dot.module.css';

/** The kind of a state as colour and shape; its name stands beside it. */
export function StateDot({ type }: { type: AgentState['type'] }) {
  return <span className={styles.dot} data-type={type} aria-hidden="true" />;
}
