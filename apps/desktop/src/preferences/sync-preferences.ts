import { type DocumentKeeper, isSame } from '@liaison/core';
import type { Preferences } from '@liaison/protocol/api';
import type { PreferenceStore } from '@liaison/react';
import type { DesktopPreferences } from './desktop-preferences.ts';
import { validPreferences } from './saved-preferences.ts';

export interface SyncPreferencesOptions {
  /** What this browser has kept: the settings until the backend's are there, and all there is while it cannot be reached. */
  preferences: PreferenceStore<DesktopPreferences>;
  /** The agent's own in the backend. */
  documents: Pick<DocumentKeeper<Preferences>, 'edit' | 'open' | 'subscribe' | 'view'>;
}

/** The keeper asks for an owner; everybody has one document only. */
const OWN = 'own';

/**
 * Keeps an agent's settings in the backend, so that they follow to every browser. What the backend has wins when the page opens; what the
 * agent changes then goes there. Members of a newer desktop that this one does not know stay as they are.
 */
export function syncPreferences({ preferences, documents }: SyncPreferencesOptions): () => void {
  let shown = preferences.get();
  let taken: Preferences | undefined;

  const take = () => {
    const { content, status } = documents.view(OWN);
    if (content === undefined || content === taken || status === 'loading') return;
    taken = content;
    const next = { ...preferences.get(), ...validPreferences(content) };
    if (isSame(next, preferences.get())) return;
    shown = next;
    preferences.change(next);
  };
  const send = () => {
    const now = preferences.get();
    const changed = Object.entries(now).filter(([name, value]) => !isSame(value, Reflect.get(shown, name)));
    shown = now;
    if (changed.length === 0) return;
    documents.edit(OWN, { ...documents.view(OWN).content, ...Object.fromEntries(changed) });
  };

  const stops = [documents.open(OWN), documents.subscribe(take), preferences.subscribe(send)];
  return () => {
    for (const stop of stops) stop();
  };
}
