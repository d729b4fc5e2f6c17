import { isApple, keyText } from './key-text.ts';
import styles from './key-hint.module.css';

/** A key combination as a small sign. */
export function KeyHint({ keys }: { keys: string }) {
  return <kbd className={styles.keys}>{keyText(keys, { apple: isApple(navigator.platform) })}</kbd>;
}
