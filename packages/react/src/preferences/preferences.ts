import type { ContactOrder } from '../contacts/contact-order.ts';

/** What an agent sets up for herself. */
export interface Preferences {
  readonly contactOrder: ContactOrder;
  /** Seconds that a customer has waited for an answer from which it is long, and too long. */
  readonly waitingLong: number;
  readonly waitingTooLong: number;
  /** ARNs of the quick connects that were chosen last, the newest first. */
  readonly recentQuickConnects: readonly string[];
}

export const defaultPreferences: Preferences = {
  contactOrder: 'arrival',
  waitingLong: 60,
  waitingTooLong: 180,
  recentQuickConnects: [],
};

/** Where the preferences are: read at once, changed in part, and told to whoever listens. */
export interface PreferenceStore<Value extends Preferences = Preferences> {
  readonly get: () => Value;
  readonly change: (part: Partial<Value>) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** Preferences that live as long as the page; `save` keeps them longer. */
export function createPreferenceStore<Value extends Preferences>(
  initial: Value,
  save: (value: Value) => void = () => {},
): PreferenceStore<Value> {
  const listeners = new Set<() => void>();
  let value = initial;
  return {
    get: () => value,
    change(part) {
      value = { ...value, ...part };
      save(value);
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
