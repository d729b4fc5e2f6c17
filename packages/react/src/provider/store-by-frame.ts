import type { Unsubscribe } from '@liaison/core';
import type { ReadableContactStore } from './liaison-context.ts';

type Listener = Parameters<ReadableContactStore['subscribe']>[0];

/** Frames may stay away (a window that is covered); what is shown is late by no more than this, in ms. */
const LATEST = 100;

/** Calls back with the next frame. */
function onNextFrame(callback: () => void): () => void {
  const done = () => {
    cancel();
    callback();
  };
  const frame = requestAnimationFrame(done);
  const timer = setTimeout(done, LATEST);
  const cancel = () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
  return cancel;
}

/**
 * The store for rendering: tells of the first change at once and of all others within the same frame together, with the next one. Two
 * hundred messages a second are drawn sixty times, and a single one without delay. Which conversation is open is told at once, for the next
 * key goes there. A page that nobody sees has no frames: there every change is told.
 */
export function storeByFrame(store: ReadableContactStore): ReadableContactStore {
  const listeners = new Set<Listener>();
  let told = store.getState();
  let unsubscribe: Unsubscribe | undefined;
  let cancel: (() => void) | undefined;
  /** React draws in a microtask; what the drawing itself changes (a message that is seen) belongs to the same picture. */
  let drawing = false;

  const tell = () => {
    const before = told;
    told = store.getState();
    for (const listener of listeners) listener(told, before);
  };
  const tellAndWait = () => {
    queueMicrotask(() => (drawing = true));
    tell();
    queueMicrotask(() => (drawing = false));
    cancel = onNextFrame(() => {
      cancel = undefined;
      if (told !== store.getState()) tellAndWait();
    });
  };
  const changed = () => {
    const opens = store.getState().selectedContactId !== told.selectedContactId;
    if (drawing || document.visibilityState === 'hidden' || (cancel && opens)) tell();
    else if (!cancel) tellAndWait();
  };

  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe(listener) {
      listeners.add(listener);
      if (!unsubscribe) {
        told = store.getState();
        unsubscribe = store.subscribe(changed);
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        unsubscribe?.();
        cancel?.();
        unsubscribe = cancel = undefined;
      };
    },
  };
}
