import { CSPProvider } from '@base-ui/react/csp-provider';
import { useSyncExternalStore } from 'react';
import { IntlProvider } from 'react-intl';
import { DeskScreen } from './desk/desk-screen.tsx';
import { StartUpScreen } from './start-up/start-up-screen.tsx';
import type { StartUp } from './start-up/start-up.ts';
import type { ThemeStore } from './theme-choice.ts';

export interface AppProps {
  startUp: StartUp;
  theme: ThemeStore;
  locale: string;
}

export function App({ startUp, theme, locale }: AppProps) {
  const state = useSyncExternalStore(startUp.subscribe, startUp.getState);
  return (
    <IntlProvider locale={locale} defaultLocale="en">
      {/* The page's policy allows no style elements. */}
      <CSPProvider disableStyleElements>
        {state.name === 'ready' ? (
          <DeskScreen
            desk={state.desk}
            theme={theme}
            onSignOut={() => void startUp.signOut()}
            onSignInAgain={state.signInOver ? () => void startUp.signIn() : undefined}
          />
        ) : (
          <StartUpScreen state={state} startUp={startUp} />
        )}
      </CSPProvider>
    </IntlProvider>
  );
}
