import { FormattedMessage } from 'react-intl';
import { classNames } from '../ui/class-names.ts';
import styles from './lines.module.css';

/** Where reading stopped. */
export function UnreadLine() {
  return (
    <div className={classNames(styles.line, styles.unread)}>
      <span>
        <FormattedMessage id="conversation.unreadLine" defaultMessage="New" />
      </span>
    </div>
  );
}
