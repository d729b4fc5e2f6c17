import type { Clock } from '@liaison/core';

/** The system's time and timers. Delays beyond a timer's range (24.8 days) fire at its end. */
export const systemClock: Clock = {
  now: () => Date.now(),
  schedule(delay, callback) {
    const timer = setTimeout(callback, Math.min(delay, 2 ** 31 - 1));
    return () => clearTimeout(timer);
  },
};
