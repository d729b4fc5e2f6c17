export type ThemeChoice = 'system' | 'light' | 'dark';

const storageKey = 'liaison.theme';
const choices: readonly ThemeChoice[] = ['system', 'light', 'dark'];

const isChoice = (value: unknown): value is ThemeChoice => choices.includes(value as ThemeChoice);

export interface ThemeStore {
  readonly get: () => ThemeChoice;
  readonly set: (choice: ThemeChoice) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** The agent's choice of light or dark, kept in this browser and put on `root` as `data-theme`. */
export function createThemeStore({ root, storage }: { root: HTMLElement; storage: Storage }): ThemeStore {
  const listeners = new Set<() => void>();
  const saved = storage.getItem(storageKey);
  let choice: ThemeChoice = isChoice(saved) ? saved : 'system';
  root.dataset['theme'] = choice;
  return {
    get: () => choice,
    set(next) {
      choice = next;
      root.dataset['theme'] = next;
      storage.setItem(storageKey, next);
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
