import { Button, Notice } from '@liaison/react';
import { TimerOff } from 'lucide-react';
import { FormattedMessage } from 'react-intl';

/** The sign-in is over, the chats are not: the agent chooses the moment to sign in again. */
export function SignInNotice({ onSignIn }: { onSignIn: () => void }) {
  return (
    <Notice
      tone="warn"
      icon={<TimerOff size={16} />}
      action={
        <Button size="small" onClick={onSignIn}>
          <FormattedMessage id="signIn.again" defaultMessage="Sign in again" />
        </Button>
      }
    >
      <FormattedMessage
        id="signIn.over"
        defaultMessage="Your sign-in is over. Open chats go on; sign in again when it suits you. Text that was not sent yet is kept."
      />
    </Notice>
  );
}
