import type { Clock, OnlineStatus } from '@liaison/core';
import { watchForSleep } from './sleep-watch.ts';

/** What of a window this needs. */
export type OnlineWindow = Pick<Window, 'addEventListener' | 'removeEventListener'> & {
  readonly navigator: Pick<Navigator, 'onLine'>;
  readonly document: Pick<Document, 'addEventListener' | 'removeEventListener' | 'visibilityState'>;
};

/**
 * The browser's word on the network (`online`, `offline`), and when the page wakes: made visible again, taken back from the
 * back-forward cache (`pageshow`), unfrozen (`resume`, page lifecycle), or found to have slept with the machine. A wake-up is told as `true`
 * while the network is there.
 */
export function browserOnlineStatus(page: OnlineWindow, clock: Clock): OnlineStatus {
  return {
    isOnline: () => page.navigator.onLine,
    subscribe(listener) {
      const online = (): void => listener(true);
      const offline = (): void => listener(false);
      const isHidden = (): boolean => page.document.visibilityState === 'hidden';
      const awake = (): void => {
        if (page.navigator.onLine) listener(true);
      };
      const woken = (): void => {
        if (!isHidden()) awake();
      };
      const restored = (event: Event): void => {
        if ((event as PageTransitionEvent).persisted) woken();
      };
      const subscriptions: readonly (readonly [
        Pick<EventTarget, 'addEventListener' | 'removeEventListener'>,
        string,
        (event: Event) => void,
      ])[] = [
        [page, 'online', online],
        [page, 'offline', offline],
        [page, 'pageshow', restored],
        [page.document, 'visibilitychange', woken],
        [page.document, 'resume', woken],
      ];
      for (const [target, event, handler] of subscriptions) target.addEventListener(event, handler);
      const endSleepWatch = watchForSleep({ clock, isHidden, onWake: awake });
      return () => {
        endSleepWatch();
        for (const [target, event, handler] of subscriptions) target.removeEventListener(event, handler);
      };
    },
  };
}
