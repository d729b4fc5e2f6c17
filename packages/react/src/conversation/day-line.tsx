import { FormattedMessage, useIntl } from 'react-intl';
import { useNow } from '../provider/use-now.ts';
import styles from './lines.module.css';

const dayLength = 24 * 60 * 60_000;

/** The day that the messages below belong to. */
export function DayLine({ timestamp }: { timestamp: number }) {
  const intl = useIntl();
  const now = useNow();
  const day = new Date(timestamp).toDateString();
  const label =
    day === new Date(now).toDateString() ? (
      <FormattedMessage id="day.today" defaultMessage="Today" />
    ) : day === new Date(now - dayLength).toDateString() ? (
      <FormattedMessage id="day.yesterday" defaultMessage="Yesterday" />
    ) : (
      intl.formatDate(timestamp, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
    );
  return (
    <div className={styles.line}>
      <span>{label}</span>
    </div>
  );
}
