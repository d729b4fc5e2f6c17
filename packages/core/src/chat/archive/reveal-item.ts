import type { Clock } from '../../platform/clock.ts';
import { withDeadline } from '../../platform/deadline.ts';
import { SessionLimits } from '../sync/limits.ts';
import type { ConversationAction } from '../timeline/actions.ts';
import type { Conversation } from '../timeline/conversation.ts';
import { find } from '../timeline/timeline.ts';
import type { TranscriptArchive } from './transcript-archive.ts';

interface RevealOptions {
  readonly archive: Pick<TranscriptArchive, 'reveal'>;
  readonly contactId: string;
  readonly conversation: {
    readonly current: Conversation | undefined;
    dispatch(action: ConversationAction): Conversation | undefined;
  };
  readonly clock: Clock;
  readonly signal?: AbortSignal;
}

/** Puts in the place of a masked line what was written. Rejects when the store does not give it; the line stays as it was. */
export async function revealItem(
  { archive, contactId, conversation, clock, signal }: RevealOptions,
  { itemId, reason }: { itemId: string; reason: string },
): Promise<void> {
  const line = conversation.current && find(conversation.current.timeline, itemId);
  if (!line?.masked) return;
  const itemContactId = line.segmentContactId ?? contactId;
  const options = { clock, limit: SessionLimits.archive, step: 'Revealing a message', ...(signal && { signal }) };
  const item = await withDeadline(options, (limited) =>
    archive.reveal(contactId, { itemId, itemContactId, reason }, { signal: limited }),
  );
  conversation.dispatch({ type: 'lineRevealed', item });
}
