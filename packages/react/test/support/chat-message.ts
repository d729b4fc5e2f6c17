import type { ChatMessage } from '@liaison/core';

let count = 0;

/** A customer's text message; `overrides` change it. */
export function chatMessage(overrides: Partial<ChatMessage> = {}): ChatMessage {
  count += 1;
  return {
    key: `key-${count}`,
    id: `id-${count}`,
    contactId: 'contact-1',
    content: 'Hello',
    contentType: 'text/plain',
    timestamp: Date.UTC(2026, 0, 5, 9, 0, count),
    sender: { role: 'customer', isSelf: false, participantId: 'customer', displayName: 'Cleo' },
    messageType: 'text',
    status: 'received',
    ...overrides,
  };
}
