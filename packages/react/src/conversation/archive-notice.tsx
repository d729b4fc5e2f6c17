import { CircleAlert, FileX2 } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import { useContactStore } from '../provider/use-contact-store.ts';
import { useLiaison } from '../provider/liaison-context.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Spinner } from '../ui/spinner.tsx';

/** After the end: where what is shown comes from the transcript store and is not all there yet, or not at all. */
export function ArchiveNotice({ contactId }: { contactId: string }) {
  const { connectService } = useLiaison();
  const archive = useContactStore((state) => state.contacts[contactId]?.chatSession?.archive);
  const isEmpty = useContactStore((state) => state.contacts[contactId]?.chatSession?.stretches.length === 0);
  if (archive?.name === 'failed') {
    return (
      <Notice
        tone="warn"
        icon={<CircleAlert size={16} />}
        action={
          <Button size="small" onClick={() => void connectService.retryChat(contactId)}>
            <FormattedMessage id="archive.retry" defaultMessage="Try again" />
          </Button>
        }
      >
        {isEmpty ? (
          <FormattedMessage
            id="archive.failed"
            defaultMessage="The conversation could not be read: {reason}."
            values={{ reason: archive.failure.message }}
          />
        ) : (
          <FormattedMessage
            id="archive.partly"
            defaultMessage="You see what this page has of the conversation. What is stored could not be read: {reason}."
            values={{ reason: archive.failure.message }}
          />
        )}
      </Notice>
    );
  }
  if (!isEmpty) return null;
  if (archive?.name === 'reading') {
    return (
      <Notice tone="info" icon={<Spinner />}>
        <FormattedMessage id="archive.reading" defaultMessage="Getting the conversation" />
      </Notice>
    );
  }
  return (
    <Notice tone="info" icon={<FileX2 size={16} />}>
      <FormattedMessage id="archive.nothing" defaultMessage="Nothing of this conversation is stored." />
    </Notice>
  );
}
