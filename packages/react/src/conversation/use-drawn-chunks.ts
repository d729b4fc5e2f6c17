import type { Chunk } from '@liaison/core';
import { useEffect, useState } from 'react';

/** Enough lines to fill a tall window. */
const firstDrawn = 24;

/** An idle period shorter than this, in ms, is left to the page. */
const idleNeeded = 10;

/** How many chunks from the end hold enough lines for the window. */
export function chunksForWindow(chunks: readonly Chunk[]): number {
  let lines = 0;
  for (let count = 1; count <= chunks.length; count += 1) {
    lines += chunks[chunks.length - count]?.messages.length ?? 0;
    if (lines >= firstDrawn) return count;
  }
  return chunks.length;
}

/**
 * How many chunks are drawn, counted from the newest: enough for the window at once, so that a long conversation opens like a short one,
 * and then one more in every idle moment, so that the browser's own search, selection and a screen reader get all of it.
 */
export function useDrawnChunks(chunks: readonly Chunk[]): number {
  const total = chunks.length;
  const [drawn, setDrawn] = useState(() => chunksForWindow(chunks));
  useEffect(() => {
    if (drawn >= total) return undefined;
    const whenIdle = (deadline: IdleDeadline) => {
      if (deadline.timeRemaining() >= idleNeeded) setDrawn(drawn + 1);
      else handle = requestIdleCallback(whenIdle);
    };
    let handle = requestIdleCallback(whenIdle);
    return () => cancelIdleCallback(handle);
  }, [drawn, total]);
  return drawn;
}
