import type { Facts } from '../doctor/facts.ts';

/** The window in which an agent signs in to Amazon Connect, and whether the browser let it open. */
export interface SignInWindow {
  readonly get: () => Facts['signInWindow'];
  readonly open: (address: string) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export function createSignInWindow(page: Pick<Window, 'open'>): SignInWindow {
  const listeners = new Set<() => void>();
  let outcome: Facts['signInWindow'] = 'none';
  return {
    get: () => outcome,
    open(address) {
      outcome = page.open(address, 'amazon-connect-sign-in', 'popup') ? 'opened' : 'blocked';
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
