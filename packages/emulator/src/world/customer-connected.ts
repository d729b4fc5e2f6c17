import type { Contact } from './state.ts';

/** The customer has asked for a connection: the time for that no longer runs. */
export function customerConnected(contact: Contact): void {
  contact.timers.get('customerConnect')?.();
  contact.timers.delete('customerConnect');
}
