import { FormattedMessage } from 'react-intl';
import { useLiaison } from '../provider/liaison-context.ts';
import { Button } from '../ui/button.tsx';
import styles from './lines.module.css';

/** A place where messages may be missing, and the way to ask for them. */
export function GapLine({ contactId }: { contactId: string }) {
  const { connectService } = useLiaison();
  return (
    <div className={styles.line} role="note">
      <span className={styles.gap}>
        <FormattedMessage id="conversation.gap" defaultMessage="Messages may be missing here" />
        <Button size="small" onClick={() => void connectService.retryChat(contactId)}>
          <FormattedMessage id="conversation.fillGap" defaultMessage="Get them" />
        </Button>
      </span>
    </div>
  );
}
