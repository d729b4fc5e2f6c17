import { useSyncExternalStore } from 'react';
import { useLiaison } from '../provider/liaison-context.ts';
import type { Preferences } from './preferences.ts';

/** One of the agent's preferences. */
export function usePreference<Name extends keyof Preferences>(name: Name): Preferences[Name] {
  const { preferences } = useLiaison();
  return useSyncExternalStore(preferences.subscribe, () => preferences.get()[name]);
}
