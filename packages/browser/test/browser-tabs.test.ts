import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { createBrowserTabs } from '../src/index.ts';

/** A browser's locks and channels, as its pages share them. */
function browser() {
  const held = new Map<string, Promise<unknown>>();
  const wires = new Map<string, EventEmitter>();
  const locks = {
    request: async (name: string, { signal }: { signal: AbortSignal }, hold: () => Promise<void>) => {
      const before = held.get(name) ?? Promise.resolve();
      const aborted = Promise.withResolvers<never>();
      signal.addEventListener('abort', () => aborted.reject(new DOMException('given up', 'AbortError')));
      const turn = Promise.race([before, aborted.promise]).then(hold);
      held.set(name, Promise.allSettled([before, turn]));
      return turn;
    },
  } as Pick<LockManager, 'request'>;
  const createChannel = (name: string): BroadcastChannel => {
    const wire = wires.get(name) ?? new EventEmitter();
    wires.set(name, wire);
    const own = new EventTarget();
    wire.on('message', (from: EventTarget, data: unknown) => {
      if (from !== own) own.dispatchEvent(new MessageEvent('message', { data }));
    });
    return Object.assign(own, {
      postMessage: (data: unknown) => wire.emit('message', own, structuredClone(data)),
    }) as unknown as BroadcastChannel;
  };
  return (agent: string) => createBrowserTabs({ scope: [agent], locks, createChannel });
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('tabs of a browser', () => {
  it('S9 one page leads, the next when it lets go, and one that gave up waiting never', async () => {
    const open = browser();
    const led: string[] = [];
    const lead = (page: string) => open('ada').lead('contact:1', () => led.push(page));
    const letGo = lead('first');
    await turn();
    const giveUp = lead('second');
    lead('third');
    await turn();
    expect(led).toEqual(['first']);
    giveUp();
    letGo();
    await turn();
    expect(led).toEqual(['first', 'third']);
  });

  it('S9 agents do not wait for each other, nor contacts', async () => {
    const open = browser();
    const led: string[] = [];
    open('ada').lead('contact:1', () => led.push('ada 1'));
    open('bo').lead('contact:1', () => led.push('bo 1'));
    open('ada').lead('contact:2', () => led.push('ada 2'));
    await turn();
    expect(led).toEqual(['ada 1', 'bo 1', 'ada 2']);
  });

  it('S9 tells the other pages of the agent, and those who still listen', () => {
    const open = browser();
    const [one, two, bo] = [open('ada'), open('ada'), open('bo')];
    const heard: unknown[] = [];
    one.hear((message) => heard.push(['one', message]));
    bo.hear((message) => heard.push(['bo', message]));
    const stop = two.hear((message) => heard.push(['two', message]));
    one.tell({ text: 'hi' });
    stop();
    one.tell({ text: 'again' });
    expect(heard).toEqual([['two', { text: 'hi' }]]);
  });
});
