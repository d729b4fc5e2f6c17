import type { Disposition, HandoffCard, Note, Preferences } from '@liaison/protocol/api';

/** A document that two have changed: what both began from, and what each made of it. */
export interface Sides<Content> {
  readonly base: Content | undefined;
  readonly mine: Content;
  readonly theirs: Content | undefined;
}

/** What differs from one kind of document to the next. */
export interface DocumentKind<Content> {
  /** Part of the key under which unsaved content is kept. */
  readonly name: string;
  /** What stands where nothing has been written. */
  readonly nothing?: Content;
  /** Both sides in one, where nothing of either is lost and nobody has to choose. */
  readonly merge: (sides: Sides<Content>) => Content | undefined;
}

/** Whether two contents are the same. They are plain JSON whose members keep their order on the way to the backend and back. */
export const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const none: Note = { text: '' };

export const noteKind: DocumentKind<Note> = {
  name: 'note',
  nothing: none,
  merge({ base = none, mine, theirs = none }) {
    const text = mergeTexts({ base: base.text, mine: mine.text, theirs: theirs.text });
    return text === undefined ? undefined : { text };
  },
};

export const emptyHandoffCard: HandoffCard = { asked: '', tried: '', promised: '' };

export const handoffCardKind: DocumentKind<HandoffCard> = {
  name: 'handoff-card',
  nothing: emptyHandoffCard,
  merge({ base = emptyHandoffCard, mine, theirs = emptyHandoffCard }) {
    const merged = (name: keyof HandoffCard) =>
      mergeTexts({ base: base[name], mine: mine[name], theirs: theirs[name] });
    const [asked, tried, promised] = [merged('asked'), merged('tried'), merged('promised')];
    if (asked === undefined || tried === undefined || promised === undefined) return undefined;
    return { asked, tried, promised };
  },
};

/** Two choices cannot be made one. */
export const dispositionKind: DocumentKind<Disposition> = { name: 'disposition', merge: () => undefined };

/** Nobody is asked about settings: the last change of each holds. */
export const preferencesKind: DocumentKind<Preferences> = {
  name: 'preferences',
  nothing: {},
  merge({ base = {}, mine, theirs = {} }) {
    const changed = Object.entries(mine).filter(([name, value]) => !isSame(value, base[name]));
    return { ...theirs, ...Object.fromEntries(changed) };
  },
};

/** One of two texts when it says all that the other says; both only ever added to what was there. */
function mergeTexts({ base, mine, theirs }: Sides<string> & { base: string; theirs: string }): string | undefined {
  if (mine === theirs || theirs === base) return mine;
  if (mine === base) return theirs;
  if (theirs.startsWith(base) && mine.startsWith(theirs)) return mine;
  if (mine.startsWith(base) && theirs.startsWith(mine)) return theirs;
  return undefined;
}
