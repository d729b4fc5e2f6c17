import type { Tabs } from '@liaison/core';

export interface BrowserTabsOptions {
  /** Instance and agent: pages of different agents share nothing. */
  readonly scope: readonly string[];
  readonly locks: Pick<LockManager, 'request'>;
  readonly createChannel: (name: string) => BroadcastChannel;
}

/** Tabs by Web Locks and a BroadcastChannel. The browser takes the lock from a page that is closed or crashed. */
export function createBrowserTabs({ scope, locks, createChannel }: BrowserTabsOptions): Tabs {
  const prefix = ['liaison', ...scope].map(encodeURIComponent).join('/');
  const channel = createChannel(prefix);
  return {
    lead(name, onLeading) {
      const waiting = new AbortController();
      const given = Promise.withResolvers<void>();
      const hold = (): Promise<void> => {
        if (!waiting.signal.aborted) onLeading();
        return given.promise;
      };
      // Rejects when the wait is given up, which is what was asked for.
      locks.request(`${prefix}/${name}`, { signal: waiting.signal }, hold).catch(() => undefined);
      return () => {
        given.resolve();
        waiting.abort();
      };
    },
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel is of one origin; only windows take a target
    tell: (message) => channel.postMessage(message),
    hear(listener) {
      const heard = ({ data }: MessageEvent<unknown>): void => listener(data);
      channel.addEventListener('message', heard);
      return () => channel.removeEventListener('message', heard);
    },
  };
}
