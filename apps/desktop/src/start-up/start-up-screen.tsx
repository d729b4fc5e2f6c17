import { Button, EmptyState, Spinner } from '@liaison/react';
import { CloudOff } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import type { StartUp, StartUpState } from './start-up.ts';
import { SignInScreen } from './sign-in-screen.tsx';
import styles from './start-up-screen.module.css';

export interface StartUpScreenProps {
  state: Exclude<StartUpState, { name: 'ready' }>;
  startUp: StartUp;
}

/** What stands on the page before the desk does. */
export function StartUpScreen({ state, startUp }: StartUpScreenProps) {
  return (
    <main className={styles.screen}>
      <Content state={state} startUp={startUp} />
    </main>
  );
}

function Content({ state, startUp }: StartUpScreenProps) {
  switch (state.name) {
    case 'loading':
      return (
        <EmptyState
          icon={<Spinner size={20} />}
          title={<FormattedMessage id="start.loading" defaultMessage="Opening Liaison" />}
        />
      );
    case 'unreachable':
      return (
        <EmptyState
          icon={<CloudOff size={20} />}
          title={<FormattedMessage id="start.unreachable" defaultMessage="Liaison's server did not answer" />}
          action={
            <Button tone="primary" onClick={() => void startUp.start()}>
              <FormattedMessage id="start.retry" defaultMessage="Try again" />
            </Button>
          }
        >
          {state.error.message}
        </EmptyState>
      );
    default:
      return <SignInScreen error={state.error} onSignIn={() => void startUp.signIn()} />;
  }
}
