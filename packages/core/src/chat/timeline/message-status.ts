import type { ChatMessageStatus } from './chat-message.ts';

/** S7: the only moves a status makes. Back from `failed` leads nothing but the agent's retry. */
const moves: Readonly<Record<ChatMessageStatus, readonly ChatMessageStatus[]>> = {
  queued: ['sending', 'sent', 'delivered', 'read', 'failed'],
  sending: ['uncertain', 'sent', 'delivered', 'read', 'failed'],
  uncertain: ['sent', 'delivered', 'read', 'failed'],
  failed: ['queued'],
  sent: ['delivered', 'read'],
  delivered: ['read'],
  read: [],
  received: [],
};

/** The status after `next` was reported: `next` where the table allows it, otherwise the one that stood. */
export function advance(current: ChatMessageStatus, next: ChatMessageStatus): ChatMessageStatus {
  return moves[current].includes(next) ? next : current;
}
