import type { Chunk } from '@liaison/core';
import { startTransition, useEffect, useState } from 'react';
import { whenIdle } from '../ui/when-idle.ts';

/** What the lowest line is high, in px. */
const lowestLine = 32;

/** An idle period shorter than this, in ms, is left to the page. */
const idleNeeded = 10;

/** How many of the newest lines fill the window, however low they are. */
const linesForWindow = () => Math.ceil(window.innerHeight / lowestLine);

/** The newest chunks that hold that many lines: the index of the first. */
function firstWith(lines: number, chunks: readonly Chunk[]): number {
  let held = 0;
  for (let at = chunks.length - 1; at > 0; at -= 1) {
    held += chunks[at]?.messages.length ?? 0;
    if (held >= lines) return at;
  }
  return 0;
}

/** How many lines of each chunk are among the newest `lines`. */
function shares(lines: number, chunks: readonly Chunk[]): number[] {
  let left = lines;
  return chunks
    .toReversed()
    .map(({ messages }) => {
      const share = Math.min(left, messages.length);
      left -= share;
      return share;
    })
    .toReversed();
}

export interface DrawnLines {
  /** How many of its newest lines each chunk shows. */
  readonly lines: readonly number[];
  /** The first chunk that has an element. Until something was painted, those that show no line have none. */
  readonly first: number;
}

/**
 * What is drawn of a long conversation: with the first paint the lines that fill the window, so that it opens like a short one; then the
 * whole chunks they are in; and one chunk more in every idle moment, so that the browser's own search, selection and a screen reader get
 * all of it. What is drawn stays, whatever comes.
 */
export function useDrawnLines(chunks: readonly Chunk[]): DrawnLines {
  const [atFirst] = useState(linesForWindow);
  /** Key of the oldest chunk that is drawn whole; the later ones are too. */
  const [oldest, setOldest] = useState<number>();
  const opening = oldest === undefined;
  const known = chunks.findIndex(({ key }) => key === oldest);
  // A catch-up may have put other chunks in its place.
  const first = known < 0 ? firstWith(atFirst, chunks) : known;

  useEffect(() => {
    if (!opening) return undefined;
    const handle = requestAnimationFrame(() => startTransition(() => setOldest(chunks[first]?.key)));
    return () => cancelAnimationFrame(handle);
  }, [opening, first, chunks]);

  const next = opening ? undefined : chunks[first - 1]?.key;
  useEffect(() => {
    if (next === undefined) return undefined;
    return whenIdle(() => setOldest(next), idleNeeded);
  }, [next]);

  if (opening) return { first, lines: shares(atFirst, chunks) };
  return { first: 0, lines: chunks.map(({ messages }, index) => (index >= first ? messages.length : 0)) };
}
