import { FormattedMessage } from 'react-intl';
import { useContactStore } from '../provider/use-contact-store.ts';
import { useLiaison } from '../provider/liaison-context.ts';
import { Button } from '../ui/button.tsx';
import { Spinner } from '../ui/spinner.tsx';
import styles from './message-list.module.css';

/** Fetches what was said before, while there is more. */
export function LoadOlder({ contactId }: { contactId: string }) {
  const { chatService } = useLiaison();
  const hasOlder = useContactStore((state) => state.contacts[contactId]?.chatSession?.hasOlder ?? false);
  const loading = useContactStore((state) => state.contacts[contactId]?.chatSession?.loadingOlder ?? false);
  if (!hasOlder) return null;
  return (
    <div className={styles.older}>
      <Button tone="quiet" size="small" disabled={loading} onClick={() => void chatService.loadOlder(contactId)}>
        {loading && <Spinner />}
        <FormattedMessage id="conversation.loadOlder" defaultMessage="Show earlier messages" />
      </Button>
    </div>
  );
}
