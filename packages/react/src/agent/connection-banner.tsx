import { CircleAlert, WifiOff } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import { useContactStore } from '../provider/use-contact-store.ts';
import { useLiaison } from '../provider/liaison-context.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

/** Stands across the page while the agent's connection is lost, and says what happens to unsent text. */
export function ConnectionBanner() {
  const { connectService } = useLiaison();
  const connection = useContactStore((state) => state.connection);
  if (connection.name === 'interrupted') {
    return (
      <Notice tone="warn" icon={<WifiOff size={16} />} since={connection.since}>
        <FormattedMessage
          id="connection.interruptedText"
          defaultMessage="No connection to Amazon Connect. Keep writing: what you send waits here and goes out once the connection is back."
        />
      </Notice>
    );
  }
  if (connection.name === 'failed') {
    return (
      <Notice
        tone="bad"
        icon={<CircleAlert size={16} />}
        action={
          <Button size="small" onClick={() => connectService.retry()}>
            <FormattedMessage id="connection.retry" defaultMessage="Try again" />
          </Button>
        }
      >
        <FormattedMessage
          id="connection.failedText"
          defaultMessage="Not connected to Amazon Connect: {reason}. Unsent text is kept."
          values={{ reason: connection.error.message }}
        />
      </Notice>
    );
  }
  return null;
}
