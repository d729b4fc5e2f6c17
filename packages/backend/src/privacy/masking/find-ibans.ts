import type { Span } from './span.ts';

/** Length of an account number by country (SWIFT, IBAN registry). */
const lengths: Readonly<Record<string, number>> = Object.fromEntries(
  `AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18
  FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21
  LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24
  SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30`
    .split(/\s+/)
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

const beginnings = /(?<![A-Za-z0-9])([A-Za-z]{2})[ -]?\d/g;

/**
 * International bank account numbers: a country, as many characters as that country's numbers have, in groups or not, and check
 * digits that are right (ISO 13616, remainder 1 modulo 97).
 * @param text with ASCII digits.
 */
export function findIbans(text: string): Span[] {
  const found: Span[] = [];
  for (const { 1: country = '', index: start } of text.matchAll(beginnings)) {
    const length = lengths[country.toUpperCase()];
    if (length === undefined || start < (found.at(-1)?.end ?? 0)) continue;
    const read = readCharacters(text, start, length);
    if (read !== undefined && remainder(read.characters) === 1) found.push({ start, end: read.end });
  }
  return found;
}

/** The next letters and digits, with a blank or hyphen between two of them at most. */
function readCharacters(text: string, start: number, count: number) {
  let characters = '';
  let position = start;
  while (characters.length < count) {
    const character = text.charAt(position);
    if (/[A-Za-z0-9]/.test(character)) characters += character.toUpperCase();
    else if (!/[ -]/.test(character) || !/[A-Za-z0-9]/.test(text.charAt(position - 1))) return undefined;
    position += 1;
  }
  return /[A-Za-z0-9]/.test(text.charAt(position)) ? undefined : { characters, end: position };
}

/** The first four characters go to the end, letters count from A = 10: a number of up to 68 digits. */
function remainder(characters: string): number {
  const moved = characters.slice(4) + characters.slice(0, 4);
  const digits = Array.from(moved, (character) => Number.parseInt(character, 36));
  return digits.reduce((rest, digit) => (rest * (digit > 9 ? 100 : 10) + digit) % 97, 0);
}
