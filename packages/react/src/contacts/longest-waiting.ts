import type { ContactState } from '@liaison/core';
import { waitingSince } from './waiting-since.ts';

/** The open chat whose customer has waited longest for an answer; `undefined` while nobody waits. */
export function longestWaiting({ contacts, order }: ContactState): string | undefined {
  let longest: { contactId: string; since: number } | undefined;
  for (const contactId of order) {
    const record = contacts[contactId];
    if (record?.contact.phase !== 'connected') continue;
    const since = waitingSince(record.chatSession?.stretches);
    if (since !== undefined && (!longest || since < longest.since)) longest = { contactId, since };
  }
  return longest?.contactId;
}
