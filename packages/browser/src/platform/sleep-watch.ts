import type { Clock } from '@liaison/core';

/** How often the time is looked at, ms. */
const beat = 5000;

/** How late a timer may be while the machine is awake, ms. Browsers let timers of hidden pages wait for a minute. */
const lateness = { visible: 10_000, hidden: 90_000 } as const;

export interface SleepWatchOptions {
  readonly clock: Clock;
  readonly isHidden: () => boolean;
  readonly onWake: () => void;
}

/**
 * Tells when the machine, or the page without a word from the browser, has slept: no event says so, but timers stand still meanwhile and the
 * time does not. The returned function ends the watch.
 */
export function watchForSleep({ clock, isHidden, onWake }: SleepWatchOptions): () => void {
  let cancel: () => void;
  const wait = (): void => {
    const due = clock.now() + beat;
    cancel = clock.schedule(beat, () => {
      const late = clock.now() - due;
      wait();
      if (late > (isHidden() ? lateness.hidden : lateness.visible)) onWake();
    });
  };
  wait();
  return () => cancel();
}
