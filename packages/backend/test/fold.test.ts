import { describe, expect, test } from 'vitest';
import { excerpt } from '../src/archive/excerpt.ts';
import { fold, foldWithPlaces } from '../src/archive/fold.ts';
import { searchTerms } from '../src/archive/search-terms.ts';

const texts = [
  '',
  '   ',
  '?!',
  'Hello, World',
  'ＡＢ-４７１１',
  'Straße ΣΑΣ ς İı',
  'cafe\u0301 caf\u00e9',
  '東京都、京都。',
  'a\u{1f469}\u200d\u{1f4bb}b 5€ $5 100% <b>',
  'x\u0301\u0302 \u0301',
  'ﬁne ﷺ ①',
  'a\r\n\tb\u00a0c\u3000d\u0000e',
  '\ud800 half',
];

describe('folding', () => {
  test.each(texts)('%j is the same with and without places', (text) => {
    const { folded, places } = foldWithPlaces(text);
    expect(fold(text)).toBe(folded);
    expect(places).toHaveLength(folded.length + 1);
    expect(places.every((place, index) => place >= (places[index - 1] ?? 0) && place <= text.length)).toBe(true);
  });

  test.each(texts)('%j folded again stays as it is', (text) => {
    expect(fold(fold(text))).toBe(fold(text));
  });

  test.each(texts)('of %j, no character is left that means something in a pattern', (text) => {
    expect(fold(`${text}%_\\`)).not.toMatch(/[%_\\]/);
  });
});

const found = (text: string, asked: string) => excerpt(text, searchTerms(asked));

describe('an excerpt', () => {
  test('is cut around what was found, and says so', () => {
    const { segments, cutBefore, cutAfter } = found(`${'before '.repeat(50)}Needle${' after'.repeat(50)}`, 'needle');
    expect(segments.filter((segment) => segment.found)).toEqual([{ text: 'Needle', found: true }]);
    expect(segments.map(({ text }) => text).join('')).toHaveLength(260);
    expect([cutBefore, cutAfter]).toEqual([true, true]);
  });

  test('never cuts a character into halves', () => {
    const { segments } = found(`${'\u{1f600}'.repeat(100)}needle${'\u{1f600}'.repeat(200)}`, 'needle');
    expect(segments.every(({ text }) => text.isWellFormed())).toBe(true);
  });

  test('marks what overlaps once', () => {
    expect(found('abcdef', 'abcd cdef').segments).toEqual([{ text: 'abcdef', found: true }]);
  });

  test('of a text without it is its beginning', () => {
    expect(found('nothing of it', 'needle')).toEqual({
      segments: [{ text: 'nothing of it', found: false }],
      cutBefore: false,
      cutAfter: false,
    });
  });
});
