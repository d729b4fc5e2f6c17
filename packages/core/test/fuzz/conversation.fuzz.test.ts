import { describe, expect, it } from 'vitest';
import { fuzz } from './fuzz.ts';

const SEEDS = 500;

/** What has to happen to some chat for the fuzz to have proved anything. */
const FAULTS = [
  'frame lost',
  'frame doubled',
  'frame swallowed',
  'socket deaf',
  'socket down',
  'socket up',
  'channel broken',
  'page cut',
  'reload',
  'ended',
  'ended unheard',
  'stored',
  'store failed',
  'store failed committed',
  'message repeated',
  'retry',
  ...['NetworkError', 'TimeoutError', 'ThrottledError', 'ServiceError'].flatMap((error) => [
    `send ${error}`,
    `send ${error} committed`,
    `page ${error}`,
  ]),
  'send RejectedError',
  'send AccessDeniedError',
  'page AccessDeniedError',
  ...['connecting', 'catchingUp', 'live', 'interrupted', 'failed', 'ended'].map((state) => `state ${state}`),
];

describe('whatever the network does', () => {
  it('T1-T8 S1-S8 E1-E4 the view and the store equal the transcript once the dust settles', {
    timeout: 120_000,
  }, async () => {
    const hits = new Map<string, number>();
    const failure = await fuzz({ seeds: SEEDS, hits: (what) => hits.set(what, (hits.get(what) ?? 0) + 1) });
    expect(failure).toBeUndefined();
    expect(FAULTS.filter((fault) => !hits.has(fault))).toEqual([]);
  });
});
