import { globSync, readFileSync } from 'node:fs';
import { createIntl } from 'react-intl';
import { expect, test } from 'vitest';
import { de } from '../src/messages/de.ts';
import { createLanguageStore } from '../src/messages/language.ts';
import { disguise } from '../src/messages/pseudo.ts';

const MESSAGE = /\bid(?:: |=)(['"])([\w.]+)\1,?\s*defaultMessage(?::\s*|=)(['"])((?:\\.|(?!\3)[^\\])*)\3/g;

/** Every message of the components and of the desktop, as the code has it: English by id. */
function messagesInCode(): Map<string, string> {
  const root = new URL('../../../', import.meta.url).pathname;
  const files = globSync(['packages/react/src/**/*.{ts,tsx}', 'apps/desktop/src/**/*.{ts,tsx}'], { cwd: root });
  const found = files.flatMap((file) => [...readFileSync(`${root}${file}`, 'utf8').matchAll(MESSAGE)]);
  return new Map(found.map(([, , id = '', , text = '']) => [id, text]));
}

/** Names of values begin with a small letter, which words in the branches of a message never do alone. */
const valuesOf = (messages: Iterable<readonly [string, string]>) =>
  Object.fromEntries(
    Array.from(messages, ([id, text]) => [id, [...new Set(text.match(/\{[a-z]\w*(?=[,}])/g))].toSorted()]),
  );

test('German has every message, and none that is gone', () => {
  expect(Object.keys(de).toSorted()).toEqual([...messagesInCode().keys()].toSorted());
});

test('a German message has the values of the English one', () => {
  expect(valuesOf(Object.entries(de))).toEqual(valuesOf(messagesInCode()));
});

test.each([
  ['the choice of before', 'de', ['en-GB'], 'de'],
  ['what the browser asks for', null, ['fr-FR', 'de-AT', 'en'], 'de'],
  ['English', null, ['fr-FR'], 'en'],
  ['English, whatever was stored', 'xx', [], 'en'],
] as const)('the language is %s', async (_name, stored, wanted, name) => {
  const root = { lang: '', dir: '' };
  const store = createLanguageStore({ root, storage: { getItem: () => stored, setItem: () => {} }, wanted });
  await expect.poll(() => root.lang).toBe(name);
  expect(store.get().name).toBe(name);
  expect(root.dir).toBe('ltr');
});

test('a language for developers is asked for by the address, and kept', async () => {
  const root = { lang: '', dir: '' };
  const kept: string[] = [];
  const storage = { getItem: () => kept.at(-1) ?? null, setItem: (_key: string, value: string) => kept.push(value) };
  const store = createLanguageStore({ root, storage, asked: 'en-XB', wanted: ['de'] });
  await expect.poll(() => root.dir).toBe('rtl');
  expect(root.lang).toBe('en');
  expect(store.get().name).toBe('en-XB');
  expect(kept).toEqual(['en-XB']);
});

const b = (parts: readonly string[]) => `<${parts.join('')}>`;

test('it marks the words of a message, and leaves its values, branches and tags', () => {
  const intl = disguise(createIntl({ locale: 'en' }));
  const message = { id: 'x', defaultMessage: '{count, plural, one {# chat of <b>{name}</b>} other {# chats}} left' };
  expect(intl.formatMessage(message, { count: 1, name: 'Cleo', b })).toBe('1 çħáŧŧ óƒ <Cleo> łéƒŧŧ');
});
