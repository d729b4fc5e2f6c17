import { expect, test } from 'vitest';
import { slashWord } from '../src/quick-responses/slash-word.ts';
import { fillVariables, openVariables } from '../src/quick-responses/variables.ts';

const contact = { customerName: 'Cleo {{agent.name}}', attributes: { order: ' 42 ', empty: ' ' } };

test('variables that are known are filled, others stay to be seen', () => {
  const content =
    'Dear {{ customer.name }}, {{attribute.order}} {{attribute.empty}} {{attribute.x}} {{agent.name}} {{nonsense}}';
  expect(fillVariables(content, { contact, agentName: 'Ada' })).toBe(
    'Dear Cleo {{agent.name}}, 42 {{attribute.empty}} {{attribute.x}} Ada {{nonsense}}',
  );
});

test('open variables are named once each', () => {
  expect(openVariables('{{a}} {{ b.c }} {{a}} { {d} } {{}}')).toEqual(['{{a}}', '{{ b.c }}']);
  expect(openVariables('none')).toEqual([]);
});

test.for([
  ['/', 1, ''],
  ['/hel', 4, 'hel'],
  ['well /hel', 9, 'hel'],
  ['a\n/hel lo', 6, 'hel'],
] as const)('%j holds a shortcut at %i', ([text, caret, word]) => {
  expect(slashWord(text, caret)).toEqual({ start: caret - word.length - 1, end: caret, word });
});

test.for([
  ['a/b', 3],
  ['https://x', 9],
  ['/a b', 4],
  ['', 0],
] as const)('%j at %i holds none', ([text, caret]) => {
  expect(slashWord(text, caret)).toBeUndefined();
});
