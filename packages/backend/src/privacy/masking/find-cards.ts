import type { Span } from './span.ts';

/** Beginnings of card numbers with the lengths they come in (ISO/IEC 7812 and the networks' own pages). */
const ranges: readonly (readonly [beginning: RegExp, lengths: readonly number[]])[] = [
  // Visa; 13 digits are no longer issued, and are what barcodes have.
  [/^4/, [16, 18, 19]],
  // Mastercard.
  [/^(5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, [16]],
  // American Express.
  [/^3[47]/, [15]],
  // Diners Club.
  [/^(30[0-59]|3[689])/, [14, 16, 17, 18, 19]],
  // JCB.
  [/^35(2[89]|[3-8])/, [16, 17, 18, 19]],
  // Discover, UnionPay, RuPay, Maestro.
  [/^(50|5[6-8]|6|81|82)/, [16, 17, 18, 19]],
  // Mir.
  [/^220[0-4]/, [16, 17, 18, 19]],
];

/** Groups of digits with up to three blanks, points or hyphens between two of them, all on one line. */
const runs = /\d+(?:[ .-]{1,3}\d+)*/g;

/**
 * Card numbers: a length and a beginning that a network uses, digits in one piece or in even groups, and a check digit that is right
 * (Luhn). Of every ten numbers that look like one, nine fall to the check digit.
 * @param text with ASCII digits.
 */
export function findCards(text: string): Span[] {
  return [...text.matchAll(runs)].flatMap((run) => cardsOfRun(run[0], run.index));
}

interface Group extends Span {
  readonly digits: string;
}

function cardsOfRun(run: string, offset: number): Span[] {
  const groups: Group[] = [...run.matchAll(/\d+/g)].map(({ 0: digits, index }) => ({
    digits,
    start: offset + index,
    end: offset + index + digits.length,
  }));
  const found: Span[] = [];
  for (let first = 0; first < groups.length; first += 1) {
    const last = lastGroupOfCard(groups, first);
    if (last === undefined) continue;
    found.push({ start: groups[first]?.start ?? 0, end: groups[last]?.end ?? 0 });
    first = last;
  }
  return found;
}

const longest = 19;

/** The longest card number that begins with a group; a group has a digit at least, so few are looked at. */
function lastGroupOfCard(groups: readonly Group[], first: number): number | undefined {
  let digits = '';
  let found: number | undefined;
  for (let last = first; last < groups.length; last += 1) {
    digits += groups[last]?.digits ?? '';
    if (digits.length > longest) break;
    if (isCardNumber(digits) && isGroupedLikeACard(groups.slice(first, last + 1))) found = last;
  }
  return found;
}

/** Even groups, the last one shorter at most; or 4-6-5 and 4-6-4, as American Express and Diners Club print them. */
function isGroupedLikeACard(groups: readonly Group[]): boolean {
  const sizes = groups.map(({ digits }) => digits.length);
  const [size = 0] = sizes;
  const even = sizes.slice(0, -1).every((each) => each === size) && (sizes.at(-1) ?? 0) <= size;
  return even || /^4,6,[45]$/.test(sizes.join());
}

const isCardNumber = (digits: string) =>
  ranges.some(([beginning, lengths]) => lengths.includes(digits.length) && beginning.test(digits)) && hasLuhn(digits);

/** Every second digit from the right counts double, 10 and more as the sum of its digits; the sum ends in 0 (ISO/IEC 7812-1). */
function hasLuhn(digits: string): boolean {
  const values = Array.from(digits)
    .toReversed()
    .map((digit, index) => {
      const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
      return value > 9 ? value - 9 : value;
    });
  return values.reduce((sum, value) => sum + value, 0) % 10 === 0;
}
