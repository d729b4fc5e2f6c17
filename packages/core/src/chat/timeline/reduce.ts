import type { ActionOf, ConversationAction, Step } from './actions.ts';
import { archiveFailed, archivePageReceived, archiveRequested, lineRevealed } from './archive-pages.ts';
import { catchUpFinished, catchUpGaveUp, catchUpStarted, connectionLost, pageReceived } from './catch-up.ts';
import type { Conversation } from './conversation.ts';
import { itemReceived } from './live-items.ts';
import { olderFailed, olderPageReceived, olderRequested } from './older-pages.ts';
import {
  discard,
  messageQueued,
  outboxRestored,
  retry,
  sendAccepted,
  sendRefused,
  sendStarted,
  sendUncertain,
} from './sending.ts';
import { andThen, only } from './step.ts';
import { ended } from './end.ts';
import { seen, seenByNow } from './unread.ts';
import {
  uploadFailed,
  uploadProgressed,
  uploadQueued,
  uploadRemoved,
  uploadRetried,
  uploadSent,
  uploadStarted,
} from './uploads.ts';
import { typingChanged } from './typing.ts';

type Handlers = {
  readonly [Type in ConversationAction['type']]: (
    conversation: Conversation,
    action: ActionOf<Type>,
  ) => Step<Conversation>;
};

const handlers: Handlers = {
  identified: (conversation, { participantId, role = 'agent' }) =>
    only(
      conversation.selfId === participantId ? conversation : { ...conversation, selfId: participantId, selfRole: role },
    ),
  itemReceived,
  connectionLost,
  catchUpStarted,
  pageReceived,
  catchUpFinished,
  catchUpGaveUp,
  olderRequested,
  olderPageReceived,
  olderFailed,
  archiveRequested,
  archivePageReceived,
  archiveFailed,
  lineRevealed,
  messageQueued,
  outboxRestored,
  sendStarted,
  sendAccepted,
  sendUncertain,
  sendRefused,
  retry,
  discard,
  uploadQueued,
  uploadStarted,
  uploadProgressed,
  uploadSent,
  uploadFailed,
  uploadRetried,
  uploadRemoved,
  seen,
  typingChanged,
  ended,
};

/**
 * The one way a conversation changes: pure, no clock, no I/O. An action that changes nothing answers the same conversation.
 * The rules it keeps are in SPEC.md; a live item costs the same whatever the length of the conversation.
 */
export function reduce(conversation: Conversation, action: ConversationAction): Step<Conversation> {
  const handler = handlers[action.type] as (
    conversation: Conversation,
    action: ConversationAction,
  ) => Step<Conversation>;
  const step = handler(conversation, action);
  return step.conversation.seenAhead === undefined ? step : andThen(step, seenByNow);
}
