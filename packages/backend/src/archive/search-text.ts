import { fold } from './fold.ts';
import { type SeenItem, visibleText } from './visible-text.ts';

/** UTF-16 code units. More than any message of Amazon Connect has (16,384 bytes); the rest of a longer text is not searched. */
export const maxSearched = 20_000;

/** What an item is searched by; `null` for what shows no text. */
export function searchText(item: SeenItem): string | null {
  const text = visibleText(item)?.slice(0, maxSearched);
  return text === undefined ? null : fold(text.toWellFormed());
}
