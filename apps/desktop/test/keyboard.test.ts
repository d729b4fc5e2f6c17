import { createContactStore } from '@liaison/core';
import { agentSnapshot, contactSnapshot, FakeClock } from '@liaison/core/testing';
import { describe, expect, test } from 'vitest';
import { firstOffer, neighbour } from '../src/keyboard/contact-actions.ts';
import { keyText } from '../src/keyboard/key-text.ts';
import { keysOfEvent } from '../src/keyboard/keys-of-event.ts';
import { actionNames, defaultKeys } from '../src/keyboard/shortcuts.ts';

const plain = { altKey: false, code: '', ctrlKey: false, key: '', metaKey: false, shiftKey: false };

test('no two actions have the same key', () => {
  expect(new Set(Object.values(defaultKeys)).size).toBe(actionNames.length);
});

test.each([
  ['$mod+KeyK', 'Ctrl+K', '⌘+K'],
  ['Alt+ArrowDown', 'Alt+↓', '⌥+↓'],
  ['Shift+?', '?', '?'],
  ['$mod+Comma', 'Ctrl+,', '⌘+,'],
])('%s is written %s, and %s on Apple’s systems', (keys, others, apple) => {
  expect(keyText(keys, { apple: false })).toBe(others);
  expect(keyText(keys, { apple: true })).toBe(apple);
});

describe('a combination that is pressed', () => {
  test.each([
    [{ altKey: true, code: 'KeyN', key: 'ñ' }, 'Alt+KeyN'],
    [{ ctrlKey: true, shiftKey: true, code: 'KeyB', key: 'B' }, '$mod+Shift+KeyB'],
    [{ metaKey: true, code: 'Comma', key: ',' }, '$mod+Comma'],
    [{ code: 'F2', key: 'F2' }, 'F2'],
  ])('%o is %s', (pressed, keys) => {
    expect(keysOfEvent({ ...plain, ...pressed })).toBe(keys);
  });

  test.each([
    [{ altKey: true, code: 'AltLeft', key: 'Alt' }],
    [{ code: 'KeyA', key: 'a' }],
    [{ shiftKey: true, code: 'KeyA', key: 'A' }],
  ])('%o is none', (pressed) => {
    expect(keysOfEvent({ ...plain, ...pressed })).toBeUndefined();
  });
});

const holding = (...contacts: Parameters<typeof contactSnapshot>[0][]) => {
  const store = createContactStore({ clock: new FakeClock() });
  store.getState().applySnapshot(agentSnapshot(contacts.map(contactSnapshot)));
  return store;
};

describe('contacts', () => {
  test('the first offer is a chat that the agent decides about', () => {
    const store = holding(
      { contactId: 'open' },
      { contactId: 'voice', phase: 'incoming', channel: 'voice' },
      { contactId: 'auto', phase: 'incoming', autoAccept: true },
      { contactId: 'chat', phase: 'incoming' },
    );
    expect(firstOffer(store.getState())).toBe('chat');
  });

  test('follow each other in a circle, without those that are offered', () => {
    const store = holding(
      { contactId: '1' },
      { contactId: 'offer', phase: 'incoming' },
      { contactId: '2', phase: 'ended' },
    );
    expect(neighbour(store.getState(), 1)).toBe('1');
    expect(neighbour(store.getState(), -1)).toBe('2');
    store.getState().selectContact('1');
    expect(neighbour(store.getState(), 1)).toBe('2');
    expect(neighbour(store.getState(), -1)).toBe('2');
    store.getState().selectContact('2');
    expect(neighbour(store.getState(), 1)).toBe('1');
    expect(neighbour(holding().getState(), 1)).toBeUndefined();
  });
});
