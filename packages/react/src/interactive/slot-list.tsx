import { FormattedMessage, useIntl } from 'react-intl';
import type { TimeSlot } from './interactive-content.ts';
import styles from './interactive.module.css';

export interface SlotListProps {
  slots: readonly TimeSlot[];
  /** Untrusted text. */
  place: string | undefined;
}

/** The times on offer, in the agent's time zone, which is named. */
export function SlotList({ slots, place }: SlotListProps) {
  const intl = useIntl();
  return (
    <>
      {place && (
        <p className={styles.subtitle} dir="auto">
          {place}
        </p>
      )}
      <ul className={styles.entries} data-look="list">
        {slots.map(({ at, minutes }, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- times may repeat, and the list never changes
          <li key={index} className={styles.entry}>
            <span>
              {intl.formatDate(at, {
                weekday: 'short',
                day: 'numeric',
                month: 'short',
                hour: 'numeric',
                minute: '2-digit',
                timeZoneName: 'short',
              })}
            </span>
            {minutes !== undefined && (
              <span className={styles.subtitle}>
                <FormattedMessage
                  id="interactive.minutes"
                  defaultMessage="{minutes, number} min"
                  values={{ minutes }}
                />
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
