import type { Span } from './span.ts';

/**
 * A run of digits as people group telephone numbers: blanks, points, hyphens, slashes and parentheses between them, a plus or an
 * opening parenthesis before. At most 40 groups, so that a long table of figures is not read again from each of its cells.
 */
const runs = /[+(]{0,2}\d+(?:[ ./()-]{1,3}\d+){0,40}/g;

/** Most digits of a number with its country (ITU-T E.164), and of one without. */
const maxInternational = 15;
const maxNational = 12;

/** Days in figures, which no telephone number begins with: 01.02.2026, 01/02/26, 2026-02-01. */
const date =
  /^(?:(?:0?[1-9]|[12]\d|3[01])([./-])(?:0?[1-9]|1[0-2])\1(?:\d{4}|\d{2})|\d{4}([./-])\d{2}\2\d{2})(?![./-]?\d)/;

/** Words before a number that make it a telephone number, or a number of something else. */
const telephone =
  /\b(?:tel|telefon\w*|t[eé]l[eé]\w*|phone\w*|fon|mobil\w*|mobile|handy\w*|cell|fax|call|rufnummer|whatsapp|sms)[\s.:]*(?:\w{1,12}[\s.:]+){0,2}$/iu;
const somethingElse =
  /(?:#|\b(?:order|bestell\w*|auftrag\w*|rechnung\w*|invoice|ticket|vorgang\w*|kunden\w*|customer|account|konto\w*|tracking|sendung\w*|serial|serien\w*|artikel\w*|ref\w*|case|id|iban|isbn|pin|tan|code)\b[\s.:#-]*(?:(?:nr|no|number|nummer|id|code|is|ist|lautet)\b[\s.:#-]*){0,3})$/iu;
/** Characters before a number in which the words above are looked for. */
const reach = 40;

/**
 * Telephone numbers: with a country (+49 …, 0049 …), with the 0 that many countries dial first (030 123 45 67), as North America
 * groups them (415-555-2671), or any seven digits and more behind a word such as "phone". There is no check digit, so what looks like a day,
 * an amount or part of an identifier, and what follows a word such as "order", is left alone: a number too few is better here than
 * an order number too many.
 * @param text with ASCII digits.
 */
export function findPhones(text: string): Span[] {
  return [...text.matchAll(runs)].flatMap(({ 0: run, index }) => {
    const day = date.exec(run)?.[0].length ?? 0;
    const number = run.slice(day).replace(/^[ ./)-]+/, '');
    const start = index + run.length - number.length;
    const length = isPartOfWord(text, start, index + run.length) ? undefined : phoneLength(number, before(text, start));
    return length === undefined ? [] : [{ start, end: start + length }];
  });
}

const before = (text: string, position: number) => text.slice(Math.max(0, position - reach), position);

/** Beside a letter or an underscore, or joined to a word by a sign: 3f0171…, AB-0171…, ?id=0171…, 0171…@example.com. */
function isPartOfWord(text: string, start: number, end: number): boolean {
  return (
    (/\d/.test(text.charAt(start)) &&
      /[\p{L}\p{N}_]$|[\p{L}\p{N}_]-$|[/=&%$€£]$/u.test(text.slice(Math.max(0, start - 2), start))) ||
    /^[\p{L}_@€$£%]/u.test(text.slice(end, end + 2))
  );
}

/** Code units of the run that are a telephone number. */
function phoneLength(run: string, words: string): number | undefined {
  if (somethingElse.test(words)) return undefined;
  if (/^\(?(?:\+|00)[ (]{0,2}[1-9]/.test(run))
    return longestPart(run, 8, run.startsWith('00') ? maxInternational + 2 : maxInternational);
  if (/^(?:0[1-9]|\(0[1-9])\d*/.test(run)) return longestPart(run, 9, maxNational);
  const american = /^(?:1[ .-])?(?:\([2-9]\d{2}\) ?|[2-9]\d{2}([ .-]))[2-9]\d{2}[ .-]\d{4}(?![ .-]?\d)/.exec(run);
  if (american) return american[0].length;
  return telephone.test(words) ? longestPart(run, 7, maxInternational) : undefined;
}

/** The longest beginning of the run that ends with a group and has as many digits as allowed. */
function longestPart(run: string, min: number, max: number): number | undefined {
  let digits = 0;
  let found: number | undefined;
  for (const { 0: group, index } of run.matchAll(/\d+/g)) {
    digits += group.length;
    if (digits > max) break;
    if (digits >= min) found = index + group.length;
  }
  return found;
}
