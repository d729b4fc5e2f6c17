import type { ChatMessage } from '@liaison/core';

/**
 * Epoch ms from which the customer has been waiting for a person: the first customer's message after the last one of an agent.
 * Answers of a bot do not count. `undefined` when it is the customer's turn.
 */
export function waitingSince(messages: readonly ChatMessage[]): number | undefined {
  let since: number | undefined;
  for (let index = messages.length - 1; index >= 0; index -= 1) {
    const message = messages[index];
    if (!message || message.messageType === 'event') continue;
    if (message.sender.role === 'agent' || message.sender.isSelf) break;
    if (message.sender.role === 'customer') since = message.timestamp;
  }
  return since;
}
