import { createContactStore } from '@liaison/core';
import { agentSnapshot, contactSnapshot, FakeClock, MemoryStorage, MemoryTabs, settle } from '@liaison/core/testing';
import { expect, test, vi } from 'vitest';
import { createAgentStorage } from '../src/desk/agent-storage.ts';
import { createAgentTabs } from '../src/desk/agent-tabs.ts';
import { createChatLanguages } from '../src/desk/chat-languages.ts';
import { forgetDrafts } from '../src/desk/forget-drafts.ts';
import { keepSelection } from '../src/desk/keep-selection.ts';

const newStore = () => createContactStore({ clock: new FakeClock() });
const holding = (...contactIds: string[]) =>
  agentSnapshot(contactIds.map((contactId) => contactSnapshot({ contactId })));

test('what is stored before the agent is known waits, and two agents share nothing', async () => {
  const store = newStore();
  const opened = new Map<string, MemoryStorage>();
  const open = vi.fn<(arn: string) => MemoryStorage>((arn) => {
    const storage = new MemoryStorage();
    opened.set(arn, storage);
    return storage;
  });
  const storage = createAgentStorage({ store, open });
  const early = storage.set('draft', 'of ada');
  expect(open).not.toHaveBeenCalled();
  store.getState().applySnapshot(agentSnapshot([], { arn: 'arn:ada' }));
  await early;
  expect(await storage.get('draft')).toBe('of ada');
  store.getState().applySnapshot(agentSnapshot([], { arn: 'arn:bo' }));
  expect(await storage.get('draft')).toBeUndefined();
  expect([...opened.keys()]).toEqual(['arn:ada', 'arn:bo']);
});

test('a page waits to lead until its agent is known, and leads among the pages of that agent', async () => {
  const pages = new Map<string, MemoryTabs>([
    ['arn:ada', new MemoryTabs()],
    ['arn:bo', new MemoryTabs()],
  ]);
  const open = (arn: string) => pages.get(arn)!.tab();
  const [one, two, three] = [newStore(), newStore(), newStore()];
  const led: string[] = [];
  const tabs = createAgentTabs({ store: one, open });
  tabs.lead('chat', () => led.push('dropped'))();
  const letGo = tabs.lead('chat', () => led.push('one'));
  createAgentTabs({ store: two, open }).lead('chat', () => led.push('two'));
  createAgentTabs({ store: three, open }).lead('chat', () => led.push('three'));
  await settle();
  expect(led).toEqual([]);
  for (const [store, arn] of [
    [one, 'arn:ada'],
    [two, 'arn:ada'],
    [three, 'arn:bo'],
  ] as const) {
    store.getState().applySnapshot(agentSnapshot([], { arn }));
    await settle();
  }
  expect(led).toEqual(['one', 'three']);
  letGo();
  await settle();
  expect(led).toEqual(['one', 'three', 'two']);
});

test('the open conversation is open again after a reload, if the agent still holds it', () => {
  const kept = new Map<string, string>();
  const tab = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  const before = newStore();
  keepSelection(before, tab);
  before.getState().applySnapshot(holding('a', 'b'));
  before.getState().selectContact('b');

  const after = newStore();
  keepSelection(after, tab);
  after.getState().applySnapshot(holding('a', 'b'));
  expect(after.getState().selectedContactId).toBe('b');

  const later = newStore();
  keepSelection(later, tab);
  later.getState().applySnapshot(holding('a'));
  expect(later.getState().selectedContactId).toBeUndefined();
});

test('a draft is forgotten with its closed contact, and kept when a chat vanishes', () => {
  const store = newStore();
  const set = vi.fn<(contactId: string, text: string) => void>();
  forgetDrafts(store, { set });
  const closing = contactSnapshot({ contactId: 'a', phase: 'ended' });
  const talking = contactSnapshot({ contactId: 'b' });
  store.getState().applySnapshot(agentSnapshot([closing, talking]));
  store.getState().applySnapshot(agentSnapshot([]));
  expect(set).toHaveBeenCalledExactlyOnceWith('a', '');
});

test('the spelling language of a chat is kept for that chat, and what is no language is none', () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  createChatLanguages(storage).set('c1', 'de-AT');
  const afterReload = createChatLanguages(storage);
  expect(afterReload.get('c1')).toBe('de-AT');
  expect(afterReload.get('c2')).toBeUndefined();
  for (const key of kept.keys()) kept.set(key, 'no language');
  expect(afterReload.get('c1')).toBeUndefined();
});
