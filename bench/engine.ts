/**
 * What the conversation engine costs, in plain Node: `node --conditions=liaison-source bench/engine.ts`. Prints a table. Times are of the
 * store's own step, the reducer in it; no view is drawn. What takes milliseconds is measured in processor time of the thread, so that other
 * programs do not count. Needs Node 24.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type ContactStore, createContactStore } from '@liaison/core';
import type { WireItem } from '@liaison/protocol';

const CONTACT = 'contact';
const START = Date.UTC(2026, 0, 5, 9);
const PAGE = 100;
const LIVE_ITEMS = 1_000;
const ROUNDS = 15;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const clock = { now: () => START, schedule: () => () => undefined };
const text = 'I ordered two weeks ago and have heard nothing since; could you look where it is? ';

/** A message of about 80 characters; ids are as long as the service's, two messages in three share their stamp with another. */
const item = (at: number): WireItem => ({
  Id: `0196c2a4-7c1e-7b7a-9c3e-${String(at).padStart(12, '0')}`,
  Type: 'MESSAGE',
  AbsoluteTime: new Date(START + Math.floor(at / 3) * 1000).toISOString(),
  ContentType: 'text/plain',
  Content: text + at,
  ParticipantId: at % 2 === 0 ? 'customer' : 'agent',
  ParticipantRole: at % 2 === 0 ? 'CUSTOMER' : 'AGENT',
  DisplayName: at % 2 === 0 ? 'Cleo' : 'Ada',
});

const items = (from: number, count: number): WireItem[] => Array.from({ length: count }, (_, at) => item(from + at));

/** The median of numbers. */
const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

function open(): ContactStore {
  const store = createContactStore({ clock });
  store.getState().openChat(CONTACT);
  store.getState().dispatchChat(CONTACT, { type: 'identified', participantId: 'agent' });
  return store;
}

/** Fills the conversation by pages, newest first, as a session does. Answers the milliseconds of processor time spent in the store. */
function catchUp(store: ContactStore, request: string, pages: readonly (readonly WireItem[])[]): number {
  const actions = store.getState();
  const started = process.threadCpuUsage();
  actions.dispatchChat(CONTACT, { type: 'catchUpStarted', request });
  for (const [at, page] of pages.entries()) {
    const more = at < pages.length - 1 ? { nextToken: `${at}` } : {};
    actions.dispatchChat(CONTACT, { type: 'pageReceived', request, items: page, ...more });
  }
  actions.dispatchChat(CONTACT, { type: 'catchUpFinished', request });
  const { user, system } = process.threadCpuUsage(started);
  return (user + system) / 1000;
}

const inPages = (all: readonly WireItem[]): WireItem[][] =>
  Array.from({ length: Math.ceil(all.length / PAGE) }, (_, at) =>
    all.slice(Math.max(0, all.length - (at + 1) * PAGE), all.length - at * PAGE),
  );

/** A conversation of so many messages. */
function conversation(length: number): ContactStore {
  const store = open();
  catchUp(store, 'first', inPages(items(0, 1)));
  catchUp(store, 'second', inPages(items(0, length)));
  return store;
}

/** Microseconds for one live item, the median of many. */
function liveItem(length: number): number {
  const store = conversation(length);
  const actions = store.getState();
  const times = items(length, LIVE_ITEMS).map((arriving) => {
    const started = performance.now();
    actions.addChatMessage(CONTACT, arriving);
    return (performance.now() - started) * 1000;
  });
  return median(times);
}

/** Milliseconds for 10,000 missed items after a first page. */
function missed(count: number): number {
  const store = open();
  const all = items(0, count + PAGE);
  catchUp(store, 'first', inPages(all.slice(0, PAGE)));
  const pages = inPages(all);
  collectGarbage();
  const took = catchUp(store, 'second', pages);
  const shown = store.getState().contacts[CONTACT]?.chatSession?.messages.length;
  if (shown !== all.length) throw new Error(`${shown} of ${all.length} messages are there`);
  return took;
}

/** Kilobytes that 1,000 more messages take, once their items are gone. */
function memory(length: number): number {
  const store = open();
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  catchUp(store, 'first', inPages(items(0, 1)));
  catchUp(store, 'second', inPages(items(0, length)));
  collectGarbage();
  const used = process.memoryUsage().heapUsed - before;
  if (!store.getState().contacts[CONTACT]?.chatSession) throw new Error('The conversation is gone');
  return used / 1024 / (length / 1000);
}

const rounds = (measure: () => number): number => median(Array.from({ length: ROUNDS }, measure));

rounds(() => liveItem(1_000)); // warm
const live = [100, 1_000, 10_000].map((length) => ({ length, us: rounds(() => liveItem(length)) }));
const [, thousand, tenThousand] = live;
const rows = [
  ...live.map(({ length, us }) => [
    `one live item, conversation of ${length.toLocaleString('en')}`,
    `${us.toFixed(1)} µs`,
  ]),
  ['ratio of 10,000 to 1,000', ((tenThousand?.us ?? 0) / (thousand?.us ?? 1)).toFixed(2)],
  ['10,000 missed items caught up in pages of 100', `${rounds(() => missed(10_000)).toFixed(1)} ms`],
  ['memory per 1,000 messages', `${memory(10_000).toFixed(0)} KB`],
] as const;
console.log(rows.map(([what, value]) => `${what.padEnd(50)} ${value.padStart(10)}`).join('\n'));
