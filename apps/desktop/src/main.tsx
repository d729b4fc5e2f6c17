import { consoleLogger, createSignIn, fetchConfig, isSilentSignIn, systemClock } from '@liaison/browser';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { createPreferenceStore } from '@liaison/react';
import { createSoundPlayer } from './attention/sound-player.ts';
import { createCcpPanel } from './ccp/ccp-panel.ts';
import { createDesk } from './desk/create-desk.ts';
import { element } from './element.ts';
import { createLanguageStore } from './messages/language.ts';
import { createSignInWindow } from './page/sign-in-window.ts';
import { readPreferences, savePreferences } from './preferences/saved-preferences.ts';
import { StartUp } from './start-up/start-up.ts';
import { createThemeStore } from './theme-choice.ts';
import './page.css';

// The hidden frame in which a sign-in is renewed shows this page too; there it has nothing to do.
if (!isSilentSignIn(window)) {
  const logger = consoleLogger({ console, level: 'warn' });
  const requests = { fetch: globalThis.fetch.bind(globalThis), clock: systemClock };
  const redirectUri = new URL('/', window.location.href).href;

  const preferences = createPreferenceStore(readPreferences(window.localStorage), savePreferences(window.localStorage));

  const startUp = new StartUp({
    storage: window.sessionStorage,
    fetchConfig: () => fetchConfig({ baseUrl: '', ...requests }),
    createSignIn: ({ oidc }) => createSignIn({ ...oidc, redirectUri, logger, window, ...requests }),
    createDesk: (config, signIn) => createDesk({ config, preferences, signIn, ccp: element('ccp'), logger }),
  });
  const page = {
    theme: createThemeStore({ root: document.documentElement, storage: window.localStorage }),
    language: createLanguageStore({
      root: document.documentElement,
      storage: window.localStorage,
      asked: new URLSearchParams(window.location.search).get('language'),
      wanted: navigator.languages,
    }),
    preferences,
    ccpPanel: createCcpPanel(element('ccp-drawer')),
    play: createSoundPlayer(window),
    signInWindow: createSignInWindow(window),
  };

  void startUp.start();
  createRoot(element('root')).render(
    <StrictMode>
      <App startUp={startUp} page={page} />
    </StrictMode>,
  );
}
