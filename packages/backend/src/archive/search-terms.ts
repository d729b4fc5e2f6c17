import { fold } from './fold.ts';

/** Scripts that write words without blanks between them, or with endings attached. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Letters from which on an index of three letters at a time helps, and a part of a word means something. */
const shortest = 3;

/**
 * What a folded text has to contain for a search, each with the blanks of a whole word where it is too short for a part of one. Empty when
 * there is nothing but punctuation.
 * @param text terms between blanks; what is in double quotes is one term.
 */
export function searchTerms(text: string): string[] {
  const terms = Array.from(text.matchAll(/"([^"]*)"?|[^\s"]+/gu), ([whole, quoted]) => fold(quoted ?? whole).trim());
  return [...new Set(terms.filter((term) => term !== '').map(withBounds))];
}

const letters = (term: string) => Array.from(term.matchAll(/./gsu)).length;

const withBounds = (term: string) => (letters(term) >= shortest || unspaced.test(term) ? term : ` ${term} `);
