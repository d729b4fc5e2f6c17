import { sensitiveKinds } from '@liaison/protocol/api';
import { expect, test } from 'vitest';
import { hiddenKinds, mayReveal } from '../../src/privacy/hidden-kinds.ts';
import { maskItem } from '../../src/privacy/masking/mask-item.ts';
import { maskJson } from '../../src/privacy/masking/mask-json.ts';
import { maskText } from '../../src/privacy/masking/mask-text.ts';

const all = new Set(sensitiveKinds);
const spansOf = ({ text, spans }: ReturnType<typeof maskText>) => spans.map(({ start, end }) => text.slice(start, end));

test('what is left out is said, in the text and beside it', () => {
  const masked = maskText('Card 4111 1111 1111 1111, mail a@example.com. [card number] is mine.', all);
  expect(masked.text).toBe('Card [card number], mail [e-mail address]. [card number] is mine.');
  expect(masked.spans).toEqual([
    { kind: 'card', start: 5, end: 18 },
    { kind: 'email', start: 25, end: 41 },
  ]);
});

test('only what the policy names is masked', () => {
  const text = 'Card 4111111111111111, mail a@example.com';
  expect(maskText(text, new Set(['email'] as const)).text).toBe('Card 4111111111111111, mail [e-mail address]');
  expect(maskText(text, new Set())).toEqual({ text, spans: [] });
});

test('JSON stays JSON: texts by what their escapes stand for, numbers too, all else as it was', () => {
  const json =
    '{ "a":\t"caf\\u00e9 \\"x\\" \\u0061@example.com \\n",  "n":4111111111111111, "d": -1.5e3,"+4930123456789": [""] }';
  const masked = maskJson(json, all);
  expect(JSON.parse(masked.text)).toEqual({
    a: 'café "x" [e-mail address] \n',
    n: '[card number]',
    d: -1500,
    '[phone number]': [''],
  });
  expect(masked.text).toContain('{ "a":\t"');
  expect(spansOf(masked)).toEqual(['[e-mail address]', '[card number]', '[phone number]']);
});

test.each([
  '{"a":"b',
  '"\\',
  '{"card":4111111111111111',
  'no JSON 4111111111111111',
  '[['.repeat(200_000),
  '"\\"'.repeat(200_000),
])('what only claims to be JSON (%#) is masked all the same', (json) => {
  const masked = maskJson(json, all);
  expect(masked.text).not.toContain('4111');
  expect(spansOf(masked)).toEqual(json.includes('4111') ? ['[card number]'] : []);
});

test('an item is masked wherever a customer can write', () => {
  const item = {
    Id: '1',
    ContactId: 'contact-1',
    Type: 'ATTACHMENT',
    AbsoluteTime: '2026-11-23T09:00:00.000Z',
    ContentType: 'text/plain',
    Content: 'a@example.com',
    DisplayName: 'b@example.com',
    Attachments: [{ AttachmentId: 'x', AttachmentName: 'plan.pdf' }, { AttachmentName: '+49 30 1234567.pdf' }],
  };
  expect(maskItem(item, all)).toEqual({
    ...item,
    Content: '[e-mail address]',
    DisplayName: '[e-mail address]',
    Attachments: [{ AttachmentId: 'x', AttachmentName: 'plan.pdf' }, { AttachmentName: '[phone number].pdf' }],
    Masked: [
      { field: 'Content', kind: 'email', start: 0, end: 16 },
      { field: 'DisplayName', kind: 'email', start: 0, end: 16 },
      { field: 'Attachments.1.AttachmentName', kind: 'phone', start: 0, end: 14 },
    ],
  });
  expect(maskItem(item, new Set())).toBe(item);
  const plain = { ...item, Content: 'Hello', DisplayName: 'Cleo', Attachments: undefined };
  expect(maskItem(plain, all)).toBe(plain);
});

test('an interactive message is masked as JSON', () => {
  const item = {
    Id: '1',
    ContactId: 'contact-1',
    Type: 'MESSAGE',
    AbsoluteTime: '2026-11-23T09:00:00.000Z',
    ContentType: 'application/vnd.amazonaws.connect.message.interactive',
    Content: '{"data":{"content":{"title":"4111\\u00201111 1111 1111"}}}',
  };
  const { Content = '' } = maskItem(item, all);
  expect(JSON.parse(Content)).toEqual({ data: { content: { title: '[card number]' } } });
});

test('who sees, and who may reveal, is a least role, or nobody', () => {
  const policy = { masked: all, clearFrom: 'supervisor', revealFrom: 'agent' } as const;
  expect(hiddenKinds(policy, { roles: [] })).toBe(all);
  expect(hiddenKinds(policy, { roles: ['administrator'] }).size).toBe(0);
  expect(hiddenKinds({ ...policy, clearFrom: 'nobody' }, { roles: ['administrator'] })).toBe(all);
  expect(mayReveal(policy, { roles: [] })).toBe(true);
  expect(mayReveal({ ...policy, revealFrom: 'supervisor' }, { roles: [] })).toBe(false);
  expect(mayReveal({ ...policy, revealFrom: 'nobody' }, { roles: ['administrator'] })).toBe(false);
});
