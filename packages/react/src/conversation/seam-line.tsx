import { FormattedMessage, useIntl } from 'react-intl';
import styles from './lines.module.css';

export interface SeamLineProps {
  /** Whether what follows was said in this contact or in one before it. */
  into: 'earlier' | 'current';
  segmentId: string;
}

/** Where one contact of a conversation ends and the next begins: a transfer, or a customer who came back. */
export function SeamLine({ into, segmentId }: SeamLineProps) {
  const intl = useIntl();
  const title = intl.formatMessage({ id: 'seam.contact', defaultMessage: 'Contact {segmentId}' }, { segmentId });
  return (
    <div className={styles.line} title={title}>
      <span className={styles.seam}>
        {into === 'current' ? (
          <FormattedMessage id="seam.current" defaultMessage="This contact" />
        ) : (
          <FormattedMessage id="seam.earlier" defaultMessage="Earlier contact" />
        )}
      </span>
    </div>
  );
}
