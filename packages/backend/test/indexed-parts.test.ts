import { expect, test } from 'vitest';
import { indexedParts } from '../src/archive/indexed-parts.ts';

const sample = [' the delivery of the parcel ', ' the live delivery ', ' nothing else ', ' the other one '];

test('a term is asked for by the rarest of its parts, none beside another', () => {
  expect(indexedParts(['delivery'], [' deliver it ', ' deliverance '])).toEqual(['ery', 'del', 'liv']);
});

test('what is rare enough is asked for alone', () => {
  const common = Array.from({ length: 20_000 }, () => ' the ');
  expect(indexedParts(['the zebra'], common)).toEqual(['zeb']);
});

test.each([
  ['delivery', 'parcel'],
  ['not delivered'],
  [' ok '],
  ['to be'],
  ['東京都から京都までの'],
  ['東京'],
  ['\u{1f600}\u{1f601}\u{1f602}\u{1f603}'],
  ['the the'],
])('whatever contains %j contains all that is asked for', (...terms) => {
  const parts = indexedParts(terms, sample);
  expect(parts.length).toBeGreaterThan(0);
  expect(parts.every((part) => terms.some((term) => term.includes(part)) && part.isWellFormed())).toBe(true);
});
