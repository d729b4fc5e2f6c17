import type { WireItem } from '@liaison/protocol';
import { isMessage, isOwn } from './chat-item.ts';

/** A message that is not yet known to be in the transcript. Its token stays the same over all tries, so that it is stored once. */
export interface PendingMessage {
  readonly clientToken: string;
  readonly text: string;
  readonly status: 'sending' | 'failed' | 'sent';
  /** Set once the service has answered. */
  readonly id?: string;
}

/**
 * Drops what has reached the transcript: by id, or, when the item came before the answer or the answer was lost, by its text, as long
 * as only one message waiting has that text.
 */
export function settle(pending: readonly PendingMessage[], items: readonly WireItem[]): readonly PendingMessage[] {
  const ids = new Set(items.map((item) => item.Id));
  return pending.filter((message) => message.id === undefined || !ids.has(message.id));
}

/** The message that an own item arriving now must be, if it is clear which. */
export function echoOf(pending: readonly PendingMessage[], item: WireItem): PendingMessage | undefined {
  if (!isOwn(item) || !isMessage(item)) return undefined;
  const known = pending.find((message) => message.id === item.Id);
  if (known) return known;
  const alike = pending.filter((message) => message.id === undefined && message.text === item.Content);
  return alike.length === 1 ? alike[0] : undefined;
}
