import { contactSnapshot } from '@liaison/core/testing';
import { describe, expect, test } from 'vitest';
import { fillUrl } from '../src/screen-pop/fill-url.ts';

const contact = (attributes: Record<string, string>) =>
  contactSnapshot({ contactId: 'c1', customerName: 'Cleo & Co', queueName: 'Orders', queueId: 'q1', attributes });
const fill = (template: string, attributes: Record<string, string> = {}) =>
  fillUrl({ template, contact: contact(attributes), agent: 'ada' });

test('variables are filled in and encoded', () => {
  const template =
    'https://crm.example.com/{attribute.id}?n={customer.name}&q={queue.id}&a={agent.username}#{contact.id}';
  expect(fill(template, { id: '4/7 ä' })).toEqual({
    url: 'https://crm.example.com/4%2F7%20%C3%A4?n=Cleo%20%26%20Co&q=q1&a=ada#c1',
  });
});

test('what has no value is named, each once, and nothing is opened', () => {
  expect(fill('https://x/{attribute.a}/{attribute.b}?{attribute.a}', { b: ' ' })).toEqual({
    missing: ['attribute.a', 'attribute.b'],
  });
});

test('names that every object has are no attributes', () => {
  expect(fill('https://x/{attribute.constructor}')).toEqual({ missing: ['attribute.constructor'] });
});

describe('no value leads to another host or page', () => {
  test.each(['..', '.', ' .. ', '\ud800'])('%j is no value', (value) => {
    expect(fill('https://crm.example.com/customers/{attribute.id}/edit', { id: value })).toEqual({
      missing: ['attribute.id'],
    });
  });

  test.each([
    '../../admin',
    '..\\admin',
    '@evil.example',
    '//evil.example',
    'x?admin=1#y',
    '{contact.id}',
    'a\nb',
    '%2e%2e',
  ])('%j stays one part of the address', (value) => {
    const filled = fill('https://crm.example.com/customers/{attribute.id}/edit', { id: value });
    const url = new URL('url' in filled ? filled.url : '');
    expect(url.origin).toBe('https://crm.example.com');
    expect(url.search + url.hash).toBe('');
    const parts = url.pathname.split('/');
    expect(parts).toEqual(['', 'customers', expect.any(String), 'edit']);
    expect(decodeURIComponent(parts[2] ?? '')).toBe(value);
  });
});
