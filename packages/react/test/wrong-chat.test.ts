import { expect, test } from 'vitest';
import { findOtherCustomer } from '../src/composer/wrong-chat.ts';

const cleo = { contactId: 'a', customerName: 'Cleo Young', attributes: { tier: 'gold', order: 'A-1042' } };
const will = {
  contactId: 'b',
  customerName: 'Will Öberg',
  attributes: { mail: 'will@example.com', order: '77-301', tier: 'gold', note: 'call me maybe', short: '12' },
};
const words = (draft: string) => findOtherCustomer(draft, cleo, [cleo, will])?.words;

test.for([
  ['Hello Will Öberg', 'Will Öberg'],
  ['hello will öberg!', 'Will Öberg'],
  ['Dear Öberg,', 'Öberg'],
  ['sent to WILL@example.com.', 'will@example.com'],
  ['order 77-301 is on its way', '77-301'],
] as const)('%s is for the other customer', ([draft, found]) => {
  expect(words(draft)).toBe(found);
});

test.for([
  'I will do that',
  'Willow is a tree',
  'the Öbergs',
  'order 77-3012',
  'gold',
  'call me maybe',
  '12',
  'Hello Cleo, about A-1042',
  '',
])('%s is not', (draft) => {
  expect(words(draft)).toBeUndefined();
});

test('what both customers share says nothing', () => {
  const twin = { contactId: 'c', customerName: 'Cleo Young', attributes: {} };
  expect(findOtherCustomer('Hello Cleo Young', cleo, [twin])).toBeUndefined();
});

test('a name that is a pattern is taken by the letter', () => {
  const odd = { contactId: 'd', customerName: '.*(a+)+\\d$', attributes: {} };
  expect(findOtherCustomer('anything', cleo, [odd])).toBeUndefined();
  expect(findOtherCustomer('this .*(a+)+\\d$ here', cleo, [odd])?.contactId).toBe('d');
});
