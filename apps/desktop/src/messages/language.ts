import type { IntlShape } from 'react-intl';

export const languages = ['en', 'de'] as const;

/**
 * For developers, chosen by `?language=en-XA`: English with every message marked, accented and longer, so that text that is written into
 * the code and text that does not fit can be seen. `en-XB` is the same from right to left.
 */
const pseudoLanguages = ['en-XA', 'en-XB'] as const;
export type LanguageName = (typeof languages)[number] | (typeof pseudoLanguages)[number];

/** Each language in its own words. */
export const languageNames: Readonly<Record<LanguageName, string>> = {
  en: 'English',
  de: 'Deutsch',
  'en-XA': 'Pseudo',
  'en-XB': 'Pseudo, right to left',
};

interface Words {
  readonly messages: Readonly<Record<string, string>>;
  /** Changes what messages look like when they are formatted. */
  readonly disguise?: (intl: IntlShape) => IntlShape;
}

const disguised = async (): Promise<Words> => ({ messages: {}, disguise: (await import('./pseudo.ts')).disguise });

/** English stands in the code; the others are loaded when they are wanted. */
const load: Readonly<Record<LanguageName, () => Promise<Words>>> = {
  en: async () => ({ messages: {} }),
  de: async () => ({ messages: (await import('./de.ts')).de }),
  'en-XA': disguised,
  'en-XB': disguised,
};

/** Languages that are written from right to left. */
const fromTheRight: ReadonlySet<LanguageName> = new Set<LanguageName>(['en-XB']);

export interface Language extends Words {
  readonly name: LanguageName;
  /** Whose dates, numbers and plurals are used. */
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
}

export interface LanguageStore {
  readonly get: () => Language;
  /** Loads the language and changes to it; stays with the old one when it cannot be loaded. */
  readonly set: (name: LanguageName) => Promise<void>;
  readonly subscribe: (listener: () => void) => () => void;
}

export interface LanguageOptions {
  readonly root: Pick<HTMLElement, 'lang' | 'dir'>;
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
  /** What the page's address asks for; kept as if it had been chosen. */
  readonly asked?: string | null;
  /** What the browser asks for, the best first, such as `de-AT`. */
  readonly wanted: readonly string[];
}

const storageKey = 'liaison.language';

const known = (tag: string | null): LanguageName | undefined =>
  pseudoLanguages.find((name) => name === tag) ?? languages.find((name) => name === tag?.split('-')[0]?.toLowerCase());

/** The language of the page: the agent's choice in this browser, else the first of the browser's own that is there. */
export function createLanguageStore({ root, storage, asked = null, wanted }: LanguageOptions): LanguageStore {
  const listeners = new Set<() => void>();
  let language: Language = { name: 'en', locale: 'en', direction: 'ltr', messages: {} };
  let latest: LanguageName = 'en';

  const use = async (name: LanguageName) => {
    latest = name;
    const words = await load[name]().catch(() => undefined);
    if (!words || latest !== name) return;
    const locale = name.split('-')[0] ?? name;
    language = { ...words, name, locale, direction: fromTheRight.has(name) ? 'rtl' : 'ltr' };
    root.lang = locale;
    root.dir = language.direction;
    for (const listener of listeners) listener();
  };
  const chosen = known(asked);
  if (chosen) storage.setItem(storageKey, chosen);
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
