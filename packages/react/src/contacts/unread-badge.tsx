import { useIntl } from 'react-intl';
import styles from './contact-list-item.module.css';

/** How many messages were not seen yet. */
export function UnreadBadge({ count }: { count: number }) {
  const intl = useIntl();
  if (count === 0) return null;
  return (
    <span
      className={styles.badge}
      role="img"
      aria-label={intl.formatMessage(
        { id: 'contacts.unread', defaultMessage: '{count, plural, one {# unread message} other {# unread messages}}' },
        { count },
      )}
    >
      {count > 99 ? '99+' : count}
    </span>
  );
}
