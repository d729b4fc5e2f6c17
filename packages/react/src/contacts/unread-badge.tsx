import { FormattedMessage } from 'react-intl';
import hidden from '../ui/visually-hidden.module.css';
import styles from './contact-list-item.module.css';

/** How many messages were not seen yet. */
export function UnreadBadge({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <span className={styles.badge}>
      <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
      <span className={hidden.hidden}>
        <FormattedMessage
          id="contacts.unread"
          defaultMessage="{count, plural, one {# unread message} other {# unread messages}}"
          values={{ count }}
        />
      </span>
    </span>
  );
}
