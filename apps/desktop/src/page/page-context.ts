import type { PreferenceStore } from '@liaison/react';
import { createContext, use, useSyncExternalStore } from 'react';
import type { PlaySound } from '../attention/sound-player.ts';
import type { CcpPanel } from '../ccp/ccp-panel.ts';
import type { LanguageStore } from '../messages/language.ts';
import type { DesktopPreferences } from '../preferences/desktop-preferences.ts';
import type { SignInWindow } from './sign-in-window.ts';
import type { ThemeStore } from '../theme-choice.ts';

/** What belongs to the page, whoever is signed in. */
export interface PageParts {
  readonly theme: ThemeStore;
  readonly language: LanguageStore;
  readonly preferences: PreferenceStore<DesktopPreferences>;
  readonly ccpPanel: CcpPanel;
  readonly play: PlaySound;
  readonly signInWindow: SignInWindow;
}

export const PageContext = createContext<PageParts | undefined>(undefined);

export function usePage(): PageParts {
  const parts = use(PageContext);
  if (!parts) throw new Error('The desktop needs a PageContext above it');
  return parts;
}

export function usePagePreference<Name extends keyof DesktopPreferences>(name: Name): DesktopPreferences[Name] {
  const { preferences } = usePage();
  return useSyncExternalStore(preferences.subscribe, () => preferences.get()[name]);
}
