import type { Stretch } from '@liaison/core';
import { newestFirst } from '../conversation/newest-first.ts';

/**
 * Epoch ms from which the customer has been waiting for a person: the first customer's message after the last one of an agent.
 * Answers of a bot do not count. `undefined` when it is the customer's turn.
 */
export function waitingSince(stretches: readonly Stretch[] | undefined): number | undefined {
  let since: number | undefined;
  for (const { messageType, sender, timestamp } of newestFirst(stretches)) {
    if (messageType === 'event') continue;
    if (sender.role === 'agent' || sender.isSelf) break;
    if (sender.role === 'customer') since = timestamp;
  }
  return since;
}
