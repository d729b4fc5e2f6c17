import { isOpen } from '../connect/invitation.ts';
import type { ContactRecord } from '../contacts/contact-state.ts';
import type { EndReason } from './session-state.ts';
import type { Conversation } from './timeline/conversation.ts';
import { backward } from './timeline/timeline.ts';

/** So many lines before the end may tell who left. */
const LOOK_BACK = 10;

/** Why a chat ends that the agent is ending or leaving right now: nobody knows better. */
export function intendedEnd({ invitation, pending }: ContactRecord): EndReason | undefined {
  if (!pending || pending.failure) return undefined;
  if (pending.step === 'ending') return 'agent';
  if (pending.step !== 'leaving') return undefined;
  return isOpen(invitation) || invitation?.purpose === 'transfer' ? 'transfer' : 'left';
}

/** Why a chat ended, as far as its last lines tell. */
export function endReasonOf({ timeline, selfRole }: Conversation): EndReason {
  let lines = 0;
  for (const { event, sender } of backward(timeline)) {
    if (event === 'chatEnded') continue;
    if (event === 'transferSucceeded') return 'transfer';
    if (event === 'participantLeft' && sender.role === 'customer') return 'customer';
    // To an agent it matters who; a customer is told by the last thing that happened.
    const byAgent = sender.isSelf || (selfRole !== 'agent' && lines === 0);
    if (event === 'participantLeft' && sender.role === 'agent' && byAgent) return 'agent';
    lines += 1;
    if (lines >= LOOK_BACK) break;
  }
  return 'unknown';
}
