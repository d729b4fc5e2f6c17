import { useIntl } from 'react-intl';
import styles from './attachment-label.module.css';

const units = ['byte', 'kilobyte', 'megabyte'] as const;

/** A number of bytes in the largest unit that keeps it readable; 1 kB is 1,000 bytes. */
export function FileSize({ bytes }: { bytes: number }) {
  const intl = useIntl();
  const step = bytes < 1000 ? 0 : bytes < 1_000_000 ? 1 : 2;
  const size = intl.formatNumber(bytes / 1000 ** step, {
    style: 'unit',
    unit: units[step],
    unitDisplay: 'short',
    maximumFractionDigits: 1,
  });
  return <span className={styles.size}>{size}</span>;
}
