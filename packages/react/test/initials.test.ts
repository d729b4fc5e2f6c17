import { expect, test } from 'vitest';
import { formatElapsed } from '../src/ui/format-elapsed.ts';
import { initialsOf } from '../src/ui/initials.ts';

test.for([
  ['Maja Lindqvist', 'ML'],
  ['  ada  ', 'A'],
  ['Zoë van Dijk', 'ZD'],
  ['👩‍👩‍👧 Family', 'F'],
  ['佐藤 美咲', '佐美'],
  ['', '?'],
  ['—', '?'],
] as const)('%s is %s', ([name, initials]) => {
  expect(initialsOf(name)).toBe(initials);
});

test.for([
  [0, '0:00'],
  [65_999, '1:05'],
  [3_600_000, '1:00:00'],
  [-5000, '0:00'],
] as const)('%i ms is %s', ([milliseconds, text]) => {
  expect(formatElapsed(milliseconds)).toBe(text);
});
