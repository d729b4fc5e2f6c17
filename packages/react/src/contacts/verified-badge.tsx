import { ShieldCheck } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import styles from './verified-badge.module.css';

/** The customer has signed in. `explained` says what that means. */
export function VerifiedBadge({ explained = false }: { explained?: boolean }) {
  return (
    <p className={styles.badge}>
      <ShieldCheck size={13} aria-hidden="true" />
      {explained ? (
        <FormattedMessage id="verified.explained" defaultMessage="Verified: the customer has signed in." />
      ) : (
        <FormattedMessage id="verified.short" defaultMessage="Verified" />
      )}
    </p>
  );
}
