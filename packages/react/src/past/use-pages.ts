import { type LiaisonError, toLiaisonError } from '@liaison/core';
import { useCallback, useEffect, useRef, useState } from 'react';

/** Loads the page at a cursor, the first one without. */
export type LoadPage<Entry> = (
  cursor: string | undefined,
  signal: AbortSignal,
) => Promise<{ readonly entries: readonly Entry[]; readonly next?: string | undefined }>;

interface Loaded<Entry> {
  readonly entries: readonly Entry[];
  readonly state: 'failed' | 'loading' | 'ready';
  readonly error?: LiaisonError;
  readonly next?: string | undefined;
}

export interface Pages<Entry> extends Loaded<Entry> {
  /** The next page, or the one that failed. */
  readonly more: () => void;
}

/** A list that comes in pages: the first at once, the others when asked for. A new `load` starts over; nothing comes of what an older one still brings. */
export function usePages<Entry>(load: LoadPage<Entry>): Pages<Entry> {
  const nothing: Loaded<Entry> = { entries: [], state: 'loading' };
  const [kept, setKept] = useState({ of: load, loaded: nothing });
  const loaded = kept.of === load ? kept.loaded : nothing;
  const running = useRef(new AbortController());

  const fetchPage = useCallback(
    async (before: readonly Entry[], cursor?: string) => {
      running.current.abort();
      const { signal } = (running.current = new AbortController());
      try {
        const { entries, next } = await load(cursor, signal);
        if (signal.aborted) return;
        setKept({ of: load, loaded: { entries: [...before, ...entries], state: 'ready', next } });
      } catch (thrown) {
        const failed = { entries: before, state: 'failed', error: toLiaisonError(thrown), next: cursor } as const;
        if (!signal.aborted) setKept({ of: load, loaded: failed });
      }
    },
    [load],
  );

  useEffect(() => {
    void fetchPage([]);
    return () => running.current.abort();
  }, [fetchPage]);

  const { entries, next } = loaded;
  const more = useCallback(() => {
    setKept({ of: load, loaded: { entries, state: 'loading', next } });
    void fetchPage(entries, next);
  }, [entries, fetchPage, load, next]);
  return { ...loaded, more };
}
