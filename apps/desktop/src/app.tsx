import { CSPProvider } from '@base-ui/react/csp-provider';
import { useSyncExternalStore } from 'react';
import { Words } from './messages/words.tsx';
import { PageContext, type PageParts } from './page/page-context.ts';
import { DeskScreen } from './desk/desk-screen.tsx';
import { StartUpScreen } from './start-up/start-up-screen.tsx';
import type { StartUp } from './start-up/start-up.ts';

export interface AppProps {
  startUp: StartUp;
  page: PageParts;
}

export function App({ startUp, page }: AppProps) {
  const state = useSyncExternalStore(startUp.subscribe, startUp.getState);
  const language = useSyncExternalStore(page.language.subscribe, page.language.get);
  return (
    <Words language={language}>
      {/* The page's policy allows no style elements. */}
      <CSPProvider disableStyleElements>
        <PageContext value={page}>
          {state.name === 'ready' ? (
            <DeskScreen
              desk={state.desk}
              onSignOut={() => void startUp.signOut()}
              onSignInAgain={state.signInOver ? () => void startUp.signIn() : undefined}
            />
          ) : (
            <StartUpScreen state={state} startUp={startUp} />
          )}
        </PageContext>
      </CSPProvider>
    </Words>
  );
}
