export const languages = ['en', 'de'] as const;
export type LanguageName = (typeof languages)[number];

/** Each language in its own words. */
export const languageNames: Readonly<Record<LanguageName, string>> = { en: 'English', de: 'Deutsch' };

type Messages = Readonly<Record<string, string>>;

/** English stands in the code; the others are loaded when they are wanted. */
const load: Readonly<Record<LanguageName, () => Promise<Messages>>> = {
  en: async () => ({}),
  de: async () => (await import('./de.ts')).de,
};

export interface Language {
  readonly name: LanguageName;
  readonly messages: Messages;
}

export interface LanguageStore {
  readonly get: () => Language;
  /** Loads the language and changes to it; stays with the old one when it cannot be loaded. */
  readonly set: (name: LanguageName) => Promise<void>;
  readonly subscribe: (listener: () => void) => () => void;
}

export interface LanguageOptions {
  readonly root: Pick<HTMLElement, 'lang'>;
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
  /** What the browser asks for, the best first, such as `de-AT`. */
  readonly wanted: readonly string[];
}

const storageKey = 'liaison.language';

const known = (tag: string | null): LanguageName | undefined =>
  languages.find((name) => name === tag?.split('-')[0]?.toLowerCase());

/** The language of the page: the agent's choice in this browser, else the first of the browser's own that is there. */
export function createLanguageStore({ root, storage, wanted }: LanguageOptions): LanguageStore {
  const listeners = new Set<() => void>();
  let language: Language = { name: 'en', messages: {} };
  let latest: LanguageName = 'en';

  const use = async (name: LanguageName) => {
    latest = name;
    const messages = await load[name]().catch(() => undefined);
    if (!messages || latest !== name) return;
    language = { name, messages };
    root.lang = name;
    for (const listener of listeners) listener();
  };
  void use(known(storage.getItem(storageKey)) ?? wanted.map(known).find(Boolean) ?? 'en');

  return {
    get: () => language,
    async set(name) {
      storage.setItem(storageKey, name);
      await use(name);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
