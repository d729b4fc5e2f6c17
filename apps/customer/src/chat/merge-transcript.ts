import type { WireItem } from '@liaison/protocol';

export interface TranscriptPages {
  /** Items in the server's order without a hole between them, up to the newest one the server had. */
  readonly items: readonly WireItem[];
  /** Ids that were known when the connection was lost; what came later may stand in the wrong place. */
  readonly settled: ReadonlySet<string>;
}

/**
 * Puts pages of the transcript in place: what is older than them stays before them, what came live since stays after them, and each
 * id is there once. Known 1 2 [connection lost] 9, pages 2 3 … 9: the result is 1 2 3 … 9.
 */
export function mergeTranscript(known: readonly WireItem[], { items, settled }: TranscriptPages): readonly WireItem[] {
  const covered = new Set(items.map((item) => item.Id));
  const overlap = known.findIndex((item) => covered.has(item.Id));
  const older = known.slice(0, Math.max(overlap, 0)).filter((item) => settled.has(item.Id));
  const placed = new Set([...covered, ...older.map((item) => item.Id)]);
  return [...older, ...items, ...known.filter((item) => !placed.has(item.Id))];
}

/** A live item comes last; one that is already there is replaced where it stands. */
export function addLiveItem(known: readonly WireItem[], item: WireItem): readonly WireItem[] {
  const at = known.findIndex((other) => other.Id === item.Id);
  return at < 0 ? [...known, item] : known.with(at, item);
}
