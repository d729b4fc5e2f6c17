import { FormattedMessage, type MessageDescriptor, defineMessages } from 'react-intl';
import { usePage, usePagePreference } from '../page/page-context.ts';
import styles from './settings.module.css';

const labels = defineMessages({
  waitingLong: { id: 'settings.waitingLong', defaultMessage: 'Long after (seconds)' },
  waitingTooLong: { id: 'settings.waitingTooLong', defaultMessage: 'Too long after (seconds)' },
});

export function WaitingSettings() {
  return (
    <>
      <SecondsRow name="waitingLong" label={labels.waitingLong} />
      <SecondsRow name="waitingTooLong" label={labels.waitingTooLong} />
    </>
  );
}

function SecondsRow({ name, label }: { name: 'waitingLong' | 'waitingTooLong'; label: MessageDescriptor }) {
  const { preferences } = usePage();
  const seconds = usePagePreference(name);
  return (
    <label className={styles.row}>
      <FormattedMessage {...label} />
      <input
        type="number"
        min={1}
        max={3600}
        className={`${styles.input} ${styles.number}`}
        value={seconds}
        onChange={({ target }) => target.validity.valid && preferences.change({ [name]: target.valueAsNumber })}
        required
      />
    </label>
  );
}
