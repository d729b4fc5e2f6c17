import type { Stretch } from '@liaison/core';
import { type RefObject, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { findMessages } from './find-messages.ts';
import { clearMarks, markMatches } from './mark-matches.ts';

/** Lines on either side of the one found whose matches are marked too. */
const markedAround = 100;

export interface Find {
  query: string;
  search: (query: string) => void;
  /** How many messages match, and which of them, from 1, the reader is at; 0 when none. */
  count: number;
  position: number;
  /** To an older or a newer match; from the last on it goes around. */
  step: (by: 1 | -1) => void;
  /** Key of the message that has to be in the list. */
  target: string | undefined;
}

/** Finds in the loaded part of a conversation, from the newest match back, and takes the reader to each. */
export function useFind(scroller: RefObject<Element | null>, stretches: readonly Stretch[], open: boolean): Find {
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<string>();
  const wanted = useDeferredValue(open ? query : '');
  const found = useMemo(() => findMessages(stretches, wanted), [stretches, wanted]);
  const index = chosen !== undefined && found.includes(chosen) ? found.indexOf(chosen) : found.length - 1;
  const target = found[index];
  // There the reader stays, whatever comes in that matches, too.
  if (target !== undefined && target !== chosen) setChosen(target);

  useEffect(() => {
    const lineOf = (key: string) => scroller.current?.querySelector(`[data-line="${CSS.escape(key)}"]`) ?? undefined;
    const line = target === undefined ? undefined : lineOf(target);
    // What is folded away could not be seen.
    line?.querySelector('details')?.setAttribute('open', '');
    line?.scrollIntoView({ block: 'center' });
  }, [scroller, target]);

  useEffect(() => {
    const root = scroller.current;
    if (!root || target === undefined) return clearMarks();
    const near = new Set(found.slice(Math.max(0, index - markedAround), index + markedAround));
    const lines = [...root.querySelectorAll<HTMLElement>('[data-line]')].filter(({ dataset }) =>
      near.has(dataset['line'] ?? ''),
    );
    markMatches({ query: wanted, lines, target: lines.find(({ dataset }) => dataset['line'] === target) });
    return clearMarks;
  }, [scroller, found, index, target, wanted]);

  return {
    query,
    search: (text) => {
      setQuery(text);
      setChosen(undefined);
    },
    count: found.length,
    position: index + 1,
    step: (by) => setChosen(found.at((index + by) % found.length)),
    target,
  };
}
