import type { SearchMatch, TextSegment } from '@liaison/protocol/api';
import { foldWithPlaces } from './fold.ts';
import { maxSearched } from './search-text.ts';

export type Excerpt = Pick<SearchMatch, 'segments' | 'cutBefore' | 'cutAfter'>;

/** UTF-16 code units of a text before and after the first place that was found. */
const before = 60;
const after = 200;

interface Range {
  readonly from: number;
  readonly to: number;
}

/** The part of a text around what was found first, with everything in it that was found. The beginning of the text when nothing was. */
export function excerpt(text: string, terms: readonly string[]): Excerpt {
  const { folded, places } = foldWithPlaces(text.slice(0, maxSearched));
  const found = merged(terms.flatMap((term) => rangesOf(term, folded, places)));
  const start = cutAt(text, (found[0]?.from ?? 0) - before);
  const end = cutAt(text, Math.max(found[0]?.to ?? 0, (found[0]?.from ?? 0) + after));
  return {
    segments: segmentsOf(text, { from: start, to: end }, found),
    cutBefore: start > 0,
    cutAfter: end < text.length,
  };
}

/** The first characters of a text. */
export const beginning = (text: string, most = before + after): string => text.slice(0, cutAt(text, most));

/** Never between two halves of a character. */
function cutAt(text: string, place: number): number {
  const inside = Math.min(Math.max(place, 0), text.length);
  const code = text.charCodeAt(inside);
  return code >= 0xdc00 && code <= 0xdfff && inside > 0 ? inside - 1 : inside;
}

function rangesOf(term: string, folded: string, places: readonly number[]): Range[] {
  // The blanks of a whole word are not part of it.
  const word = term.trim();
  const lead = term.indexOf(word);
  const ranges: Range[] = [];
  for (let at = folded.indexOf(term); at !== -1; at = folded.indexOf(term, at + 1)) {
    ranges.push({ from: places[at + lead] ?? 0, to: places[at + lead + word.length] ?? 0 });
  }
  return ranges;
}

function merged(ranges: readonly Range[]): Range[] {
  const kept: Range[] = [];
  for (const range of ranges.toSorted((a, b) => a.from - b.from)) {
    const last = kept.at(-1);
    if (last === undefined || range.from > last.to) kept.push(range);
    else kept[kept.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
  }
  return kept;
}

function segmentsOf(text: string, part: Range, found: readonly Range[]): TextSegment[] {
  const segments: TextSegment[] = [];
  let at = part.from;
  const take = (to: number, isFound: boolean) => {
    const end = Math.min(to, part.to);
    if (end > at) segments.push({ text: text.slice(at, end), found: isFound });
    at = Math.max(at, end);
  };
  for (const { from, to } of found) {
    take(from, false);
    take(to, true);
  }
  take(part.to, false);
  return segments;
}
