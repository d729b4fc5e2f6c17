import { CircleAlert, WifiOff } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import { useContactStore } from '../provider/use-contact-store.ts';
import { useLiaison } from '../provider/liaison-context.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Spinner } from '../ui/spinner.tsx';

/** Where this chat's connection stands, when it is not simply live, and what happens to what the agent writes meanwhile. */
export function SessionNotice({ contactId }: { contactId: string }) {
  const { connectService } = useLiaison();
  const session = useContactStore((state) => state.contacts[contactId]?.chatSession?.state);
  const wholePage = useContactStore((state) => state.connection.name === 'interrupted');
  switch (session?.name) {
    case undefined:
    case 'idle':
    case 'connecting':
      return (
        <Notice tone="info" icon={<Spinner />}>
          <FormattedMessage id="session.connecting" defaultMessage="Opening the chat" />
        </Notice>
      );
    case 'catchingUp':
      return (
        <Notice tone="info" icon={<Spinner />}>
          <FormattedMessage id="session.catchingUp" defaultMessage="Getting the latest messages" />
        </Notice>
      );
    case 'interrupted':
      // The banner over the whole page says it already.
      if (wholePage) return null;
      return (
        <Notice tone="warn" icon={<WifiOff size={16} />} since={session.since}>
          <FormattedMessage
            id="session.interrupted"
            defaultMessage="Connection lost. What you send waits here and goes out once it is back."
          />
        </Notice>
      );
    case 'failed':
      return (
        <Notice
          tone="bad"
          icon={<CircleAlert size={16} />}
          action={
            <Button size="small" onClick={() => void connectService.retryChat(contactId)}>
              <FormattedMessage id="session.retry" defaultMessage="Try again" />
            </Button>
          }
        >
          <FormattedMessage
            id="session.failed"
            defaultMessage="This chat could not be opened: {reason}. Your unsent text is kept."
            values={{ reason: session.error.message }}
          />
        </Notice>
      );
    default:
      return null;
  }
}
