import { LoaderCircle } from 'lucide-react';
import styles from './spinner.module.css';

/** Something is under way. The words beside it say what. */
export function Spinner({ size = 14 }: { size?: number }) {
  return <LoaderCircle className={styles.spinner} size={size} aria-hidden="true" />;
}
