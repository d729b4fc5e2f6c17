import type { AgentConnectionStatus } from '@liaison/core';
import { Button, EmptyState, Spinner, useLiaison } from '@liaison/react';
import { KeyRound, PlugZap, TimerOff } from 'lucide-react';
import { FormattedMessage } from 'react-intl';

/** What stands in place of the desk until the agent's session in Amazon Connect is there. */
export function ConnectGate({ connection }: { connection: AgentConnectionStatus }) {
  const { connectService } = useLiaison();
  if (connection.name === 'notSignedIn') {
    return (
      <EmptyState
        icon={<KeyRound size={20} />}
        title={<FormattedMessage id="gate.signIn" defaultMessage="Sign in to Amazon Connect" />}
        action={
          <Button tone="primary" onClick={() => window.open(connection.loginUrl, 'amazon-connect-sign-in', 'popup')}>
            <FormattedMessage id="gate.openSignIn" defaultMessage="Open the sign-in page" />
          </Button>
        }
      >
        <FormattedMessage
          id="gate.signInText"
          defaultMessage="It opens in a window of its own. This page continues by itself as soon as you are signed in."
        />
      </EmptyState>
    );
  }
  if (connection.name !== 'failed') {
    return (
      <EmptyState
        icon={<Spinner size={20} />}
        title={<FormattedMessage id="gate.connecting" defaultMessage="Connecting to Amazon Connect" />}
      >
        <FormattedMessage id="gate.connectingText" defaultMessage="Your contacts appear here in a moment." />
      </EmptyState>
    );
  }
  const isOver = connection.error.name === 'SessionExpiredError';
  return (
    <EmptyState
      icon={isOver ? <TimerOff size={20} /> : <PlugZap size={20} />}
      title={
        isOver ? (
          <FormattedMessage id="gate.over" defaultMessage="Your session in Amazon Connect is over" />
        ) : (
          <FormattedMessage id="gate.failed" defaultMessage="Amazon Connect did not answer" />
        )
      }
      action={
        <Button tone="primary" onClick={() => connectService.retry()}>
          <FormattedMessage id="gate.retry" defaultMessage="Try again" />
        </Button>
      }
    >
      {connection.error.message}
    </EmptyState>
  );
}
