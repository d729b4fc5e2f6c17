import type { EndReason } from './session-state.ts';
import type { Conversation } from './timeline/conversation.ts';
import { backward } from './timeline/timeline.ts';

/** So many lines before the end may tell who left. */
const LOOK_BACK = 10;

/** Why a chat ended, as far as its last lines tell. */
export function endReasonOf({ timeline }: Conversation): EndReason {
  let lines = 0;
  for (const { event, sender } of backward(timeline)) {
    if (event === 'transferSucceeded') return 'transfer';
    if (event === 'participantLeft' && sender.role === 'customer') return 'customer';
    if (event === 'participantLeft' && sender.role === 'agent') return 'agent';
    lines += 1;
    if (lines >= LOOK_BACK) break;
  }
  return 'unknown';
}
