import 'fake-indexeddb/auto';
import { FakeClock } from '@liaison/core/testing';
import { describe, expect, it } from 'vitest';
import { consoleLogger, createIndexedDbStorage } from '../src/index.ts';
import { browserOnlineStatus, type OnlineWindow } from '../src/platform/online-status.ts';

function recordingConsole() {
  const lines: unknown[][] = [];
  const write = (...line: unknown[]): void => void lines.push(line);
  return { lines, console: { debug: write, info: write, warn: write, error: write } };
}

describe('IndexedDB storage', () => {
  it('keeps structured values, and finds keys by prefix', async () => {
    const storage = createIndexedDbStorage({ scope: ['instance', 'ada'] });
    await storage.set('draft/c1', { text: 'hello' });
    await storage.set('draft/c2', { text: 'there' });
    await storage.set('outbox/c1', []);
    expect(await storage.get('draft/c1')).toEqual({ text: 'hello' });
    expect(await storage.keys('draft/')).toEqual(['draft/c1', 'draft/c2']);
    await storage.delete('draft/c1');
    expect(await storage.get('draft/c1')).toBeUndefined();
  });

  it('keeps agents and instances apart, whatever characters their names have', async () => {
    const scopes = [['i', 'ada'], ['i', 'bo'], ['i/ada'], ['j', 'ada']];
    const storages = scopes.map((scope) => createIndexedDbStorage({ scope }));
    await Promise.all(storages.map((storage, index) => storage.set('draft', index)));
    expect(await Promise.all(storages.map((storage) => storage.get('draft')))).toEqual([0, 1, 2, 3]);
  });
});

function fakePage() {
  const document = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  const page = Object.assign(new EventTarget(), { navigator: { onLine: true }, document });
  return page as typeof page & OnlineWindow;
}

describe('online status', () => {
  it('tells when the network comes and goes, until unsubscribed', () => {
    const page = fakePage();
    const heard: boolean[] = [];
    const unsubscribe = browserOnlineStatus(page, new FakeClock()).subscribe((online) => heard.push(online));
    page.dispatchEvent(new Event('offline'));
    page.dispatchEvent(new Event('online'));
    unsubscribe();
    page.dispatchEvent(new Event('offline'));
    expect(heard).toEqual([false, true]);
  });

  it.each<[string, (page: ReturnType<typeof fakePage>) => void, boolean[]]>([
    ['shown again', ({ document }) => document.dispatchEvent(new Event('visibilitychange')), [true]],
    ['unfrozen', ({ document }) => document.dispatchEvent(new Event('resume')), [true]],
    [
      'taken from the back-forward cache',
      (page) => page.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true })),
      [true],
    ],
    ['loaded', (page) => page.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: false })), []],
    [
      'hidden',
      ({ document }) => {
        document.visibilityState = 'hidden';
        document.dispatchEvent(new Event('visibilitychange'));
      },
      [],
    ],
    [
      'shown again without a network',
      ({ document, navigator }) => {
        navigator.onLine = false;
        document.dispatchEvent(new Event('visibilitychange'));
      },
      [],
    ],
  ])('a page that is %s', (_name, happen, expected) => {
    const page = fakePage();
    const heard: boolean[] = [];
    browserOnlineStatus(page, new FakeClock()).subscribe((online) => heard.push(online));
    happen(page);
    expect(heard).toEqual(expected);
  });
});

describe('console logger', () => {
  it('writes from its level up', () => {
    const { console, lines } = recordingConsole();
    const logger = consoleLogger({ console, level: 'warn' });
    logger.info('quiet');
    logger.warn('loud', { contactId: 'c1', count: 2 });
    expect(lines).toEqual([['[liaison] loud', { contactId: 'c1', count: 2 }]]);
  });

  it('writes nothing that looks like a secret', () => {
    const { console, lines } = recordingConsole();
    const fields = {
      participantToken: 'short',
      reason: 'QVdTLUNvbm5lY3QtcGFydGljaXBhbnQtdG9rZW4tZm9yLWEtY2hhdA==',
      where: 'wss://example/ws?token=abc',
      contactId: '2a0d87ff-4da2-47e7-84db-7d994a397823',
    };
    consoleLogger({ console, level: 'debug' }).error('failed', fields);
    expect(lines[0]?.[1]).toEqual({
      participantToken: '[redacted]',
      reason: '[redacted]',
      where: '[redacted]',
      contactId: fields.contactId,
    });
  });
});
