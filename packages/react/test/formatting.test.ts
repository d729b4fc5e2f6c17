import { expect, test } from 'vitest';
import { type Format, formats } from '../src/composer/formatting.ts';

/** `|` marks the ends of the selection, before and after. */
function apply(format: Format, marked: string): string {
  const start = marked.indexOf('|');
  const end = marked.lastIndexOf('|') - (marked.indexOf('|') === marked.lastIndexOf('|') ? 0 : 1);
  const text = marked.replaceAll('|', '');
  const edit = formats[format]({ text, start, end });
  const after = text.slice(0, edit.start) + edit.insert + text.slice(edit.end);
  const { selectFrom: from, selectTo: to } = edit;
  return from === to
    ? `${after.slice(0, from)}|${after.slice(from)}`
    : `${after.slice(0, from)}|${after.slice(from, to)}|${after.slice(to)}`;
}

test.for([
  ['bold', 'a |word| b', 'a **|word|** b'],
  ['bold', 'a **|word|** b', 'a |word| b'],
  ['bold', 'a | b', 'a **|** b'],
  ['italic', '|x|', '_|x|_'],
  ['link', 'see |this|', 'see [this](|https://|)'],
  ['list', 'one\n|two\nthree|', 'one\n- two\n- three|'],
  ['list', '|- two\n- three|', 'two\nthree|'],
] as const)('%s: %j becomes %j', ([format, before, after]) => {
  expect(apply(format, before)).toBe(after);
});
