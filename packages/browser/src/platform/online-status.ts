import type { OnlineStatus } from '@liaison/core';

/** What of a window this needs. */
export type OnlineWindow = Pick<Window, 'addEventListener' | 'removeEventListener'> & {
  readonly navigator: Pick<Navigator, 'onLine'>;
  readonly document: Pick<Document, 'addEventListener' | 'removeEventListener' | 'visibilityState'>;
};

/**
 * The browser's word on the network (`online`, `offline`), and when the page wakes: made visible again, taken back from the
 * back-forward cache (`pageshow`), or unfrozen (`resume`, page lifecycle). A wake-up is told as `true` while the network is there.
 */
export function browserOnlineStatus(page: OnlineWindow): OnlineStatus {
  return {
    isOnline: () => page.navigator.onLine,
    subscribe(listener) {
      const online = (): void => listener(true);
      const offline = (): void => listener(false);
      const woken = (): void => {
        if (page.document.visibilityState !== 'hidden' && page.navigator.onLine) listener(true);
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
      return () => {
        for (const [target, event, handler] of subscriptions) target.removeEventListener(event, handler);
      };
    },
  };
}
