import type { AgentConnectionStatus } from '@liaison/core';
import { Button, EmptyState, Spinner, useContactStore, useLiaison } from '@liaison/react';
import { KeyRound, PlugZap, TimerOff } from 'lucide-react';
import { type ReactNode, useSyncExternalStore } from 'react';
import { FormattedMessage } from 'react-intl';
import { usePage } from '../page/page-context.ts';
import styles from './connect-gate.module.css';

export interface ConnectGateProps {
  connection: AgentConnectionStatus;
  openDoctor: () => void;
}

/** What stands in place of the desk until the agent's session in Amazon Connect is there. */
export function ConnectGate({ connection, openDoctor }: ConnectGateProps) {
  const { connectService } = useLiaison();
  const { signInWindow } = usePage();
  const outcome = useSyncExternalStore(signInWindow.subscribe, signInWindow.get);
  // Whoever was here before has not come to sign in for the first time.
  const wasHere = useContactStore((state) => state.agent !== undefined);
  if (connection.name === 'notSignedIn') {
    return (
      <EmptyState
        icon={<KeyRound size={20} />}
        title={
          wasHere ? (
            <FormattedMessage id="gate.signedOut" defaultMessage="You were signed out of Amazon Connect" />
          ) : (
            <FormattedMessage id="gate.signIn" defaultMessage="Sign in to Amazon Connect" />
          )
        }
        action={
          <Actions openDoctor={openDoctor}>
            <Button tone="primary" onClick={() => signInWindow.open(connection.loginUrl)}>
              <FormattedMessage id="gate.openSignIn" defaultMessage="Open the sign-in page" />
            </Button>
          </Actions>
        }
      >
        {wasHere ? (
          <FormattedMessage
            id="gate.signedOutText"
            defaultMessage="Sign in again in a window of its own, and this page continues by itself. Text that was not sent yet is kept."
          />
        ) : (
          <FormattedMessage
            id="gate.signInText"
            defaultMessage="It opens in a window of its own. This page continues by itself as soon as you are signed in."
          />
        )}
        {outcome === 'blocked' && (
          <p role="alert">
            <FormattedMessage
              id="gate.popupBlocked"
              defaultMessage="Your browser blocked the window. Allow pop-ups for this page, then try again."
            />
          </p>
        )}
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
        <Actions openDoctor={openDoctor}>
          <Button tone="primary" onClick={() => connectService.retry()}>
            <FormattedMessage id="gate.retry" defaultMessage="Try again" />
          </Button>
        </Actions>
      }
    >
      {connection.error.message}
    </EmptyState>
  );
}

function Actions({ children, openDoctor }: { children: ReactNode; openDoctor: () => void }) {
  return (
    <div className={styles.actions}>
      {children}
      <Button tone="quiet" onClick={openDoctor}>
        <FormattedMessage id="gate.doctor" defaultMessage="What is wrong?" />
      </Button>
    </div>
  );
}
