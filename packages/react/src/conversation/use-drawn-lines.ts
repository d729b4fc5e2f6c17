import type { Chunk } from '@liaison/core';
import { startTransition, useEffect, useState } from 'react';

/** What the lowest line is high, in px. */
const lowestLine = 32;

/** An idle period shorter than this, in ms, is left to the page. */
const idleNeeded = 10;

/** How many of the newest lines fill the window, however low they are. */
const linesForWindow = () => Math.ceil(window.innerHeight / lowestLine);

/** How many chunks, counted from the newest, hold that many lines. */
function chunksWith(lines: number, chunks: readonly Chunk[]): number {
  let held = 0;
  for (let count = 1; count <= chunks.length; count += 1) {
    held += chunks[chunks.length - count]?.messages.length ?? 0;
    if (held >= lines) return count;
  }
  return chunks.length;
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
 * all of it.
 */
export function useDrawnLines(chunks: readonly Chunk[]): DrawnLines {
  const total = chunks.length;
  const [atFirst] = useState(linesForWindow);
  const [drawn, setDrawn] = useState(0);
  const opening = drawn === 0;

  useEffect(() => {
    if (!opening) return undefined;
    const handle = requestAnimationFrame(() => startTransition(() => setDrawn(chunksWith(atFirst, chunks))));
    return () => cancelAnimationFrame(handle);
  }, [opening, atFirst, chunks]);

  useEffect(() => {
    if (opening || drawn >= total) return undefined;
    const whenIdle = (deadline: IdleDeadline) => {
      if (deadline.timeRemaining() >= idleNeeded) setDrawn(drawn + 1);
      else handle = requestIdleCallback(whenIdle);
    };
    let handle = requestIdleCallback(whenIdle);
    return () => cancelIdleCallback(handle);
  }, [opening, drawn, total]);

  if (!opening) {
    return { first: 0, lines: chunks.map(({ messages }, index) => (index >= total - drawn ? messages.length : 0)) };
  }
  const lines = shares(atFirst, chunks);
  return { first: total - chunksWith(atFirst, chunks), lines };
}
