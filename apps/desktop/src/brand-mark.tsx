import styles from './brand-mark.module.css';

/** The product's sign: an L that answers. */
export function BrandMark({ size = 24 }: { size?: number }) {
  return (
    <svg className={styles.mark} viewBox="0 0 32 32" width={size} height={size} aria-hidden="true">
      <rect className={styles.ground} width="32" height="32" rx="8" />
      <path className={styles.line} d="M9 8v9a6 6 0 0 0 6 6h8" />
      <circle className={styles.dot} cx="22" cy="10.5" r="3.2" />
    </svg>
  );
}
