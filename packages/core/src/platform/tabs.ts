import type { Unsubscribe } from './emitter.ts';

/**
 * The pages that one agent has open at the same time. One of them leads at a time, and each can tell the others something. Implemented
 * with Web Locks and a BroadcastChannel in `@liaison/browser`, in memory in `core/testing`.
 */
export interface Tabs {
  /**
   * Waits until no other page leads `name`, then calls `onLeading` once, never before `lead` has returned. From then on this page
   * leads, until the returned function is called or the page is gone.
   */
  lead(name: string, onLeading: () => void): () => void;
  /** Tells every other page; plain data that can be cloned. */
  tell(message: unknown): void;
  /** Hears what the other pages tell, never what this one tells. */
  hear(listener: (message: unknown) => void): Unsubscribe;
}

/** For a program that has no other pages beside it. */
export const onlyTab: Tabs = {
  lead(_name, onLeading) {
    let wanted = true;
    queueMicrotask(() => wanted && onLeading());
    return () => {
      wanted = false;
    };
  },
  tell: () => undefined,
  hear: () => () => undefined,
};
