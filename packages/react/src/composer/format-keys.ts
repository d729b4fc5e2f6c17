import type { KeyboardEvent } from 'react';
import type { Format } from './formatting.ts';

/** The format that a key stands for, with Ctrl or Cmd. The digit is matched by its place: with Shift it is another character. */
export function formatOfKey(event: KeyboardEvent): Format | undefined {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return undefined;
  const key = event.key.toLowerCase();
  if (event.shiftKey) return key === 'k' ? 'link' : event.code === 'Digit8' ? 'list' : undefined;
  return key === 'b' ? 'bold' : key === 'i' ? 'italic' : undefined;
}
