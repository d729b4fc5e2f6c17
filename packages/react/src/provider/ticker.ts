import type { Clock, Unsubscribe } from '@liaison/core';

/** A clock that everything on the page shares, so that all timers change together and only while something shows them. */
export interface Ticker {
  /** Epoch ms of the last tick: stable between ticks. */
  readonly now: () => number;
  readonly subscribe: (listener: () => void) => Unsubscribe;
}

export function createTicker(clock: Clock, interval = 1000): Ticker {
  const listeners = new Set<() => void>();
  let now = clock.now();
  let cancel: (() => void) | undefined;

  const wind = () => {
    now = clock.now();
    cancel = clock.schedule(interval - (now % interval), tick);
  };
  const tick = () => {
    wind();
    for (const listener of listeners) listener();
  };

  return {
    now: () => now,
    subscribe(listener) {
      listeners.add(listener);
      if (!cancel) wind();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        cancel?.();
        cancel = undefined;
      };
    },
  };
}
