import type { ActionOf, RestoredMessage, Step } from './actions.ts';
import type { ChatMessage, ChatMessageStatus, MessageFailure } from './chat-message.ts';
import type { Conversation, PendingMessage } from './conversation.ts';
import { unlinked } from './echo.ts';
import { place } from './live-items.ts';
import { advance } from './message-status.ts';
import { withEarlyReceipt } from './receipts.ts';
import { andThen, only } from './step.ts';
import { find, newest } from './timeline.ts';
import { replace } from './timeline-edits.ts';
import { parseTimestamp } from './wire-message.ts';

const messageTypes = new Map<string, ChatMessage['messageType']>([
  ['text/plain', 'text'],
  ['text/markdown', 'markdown'],
]);

/** S1: the client token is fixed here, and the place after everything confirmed. */
export function messageQueued(conversation: Conversation, action: ActionOf<'messageQueued'>): Step<Conversation> {
  if (conversation.ended || byToken(conversation, action.clientToken)) return only(conversation);
  const message = draw(conversation, { ...action, queuedAt: action.at, status: 'queued' });
  return {
    conversation: { ...conversation, pending: [...conversation.pending, { message }] },
    added: [message],
    changed: [],
  };
}

/** S8: unsent messages come back in their order; what was on its way is uncertain. Those known already are not taken twice. */
export function outboxRestored(
  conversation: Conversation,
  { messages, seen }: ActionOf<'outboxRestored'>,
): Step<Conversation> {
  const known = new Set(conversation.pending.map(({ message }) => message.key));
  const restored = messages
    .filter(({ clientToken }) => !known.has(clientToken))
    .map((stored) => ({
      message: draw(conversation, stored),
      ...(stored.sentAfter !== undefined && { sentAfter: stored.sentAfter }),
    }));
  return {
    conversation: {
      ...conversation,
      pending: [...restored, ...conversation.pending],
      ...(seen !== undefined && { seen }),
    },
    added: restored.map(({ message }) => message),
    changed: [],
  };
}

export function sendStarted(conversation: Conversation, action: ActionOf<'sendStarted'>): Step<Conversation> {
  return update(conversation, action.clientToken, (pending) => ({
    ...moved(pending, 'sending'),
    sentAfter: pending.sentAfter ?? action.sentAfter ?? newest(conversation.timeline)?.timestamp ?? 0,
  }));
}

/** S2 and S3: the answer confirms the echo, corrects it, or comes before it. */
export function sendAccepted(conversation: Conversation, action: ActionOf<'sendAccepted'>): Step<Conversation> {
  const { clientToken, id, absoluteTime } = action;
  const pending = byToken(conversation, clientToken);
  if (!pending) return only(conversation);
  if (pending.echoId === id) return only(without(conversation, pending));
  const corrected = unlinked(conversation, pending);
  const timestamp = parseTimestamp(absoluteTime) ?? pending.message.timestamp;
  const { failure: _, ...message } = { ...pending.message, id, timestamp, status: 'sent' as const };
  const line = find(corrected.timeline, id);
  if (line) return adopted(without(corrected, clientToken), message.key, line);
  if (!corrected.fill) {
    const step = place(without(corrected, clientToken), message);
    return { conversation: step.conversation, added: [], changed: [...step.added, ...step.changed] };
  }
  const shown = withEarlyReceipt(corrected, message);
  return update(corrected, clientToken, (current) => ({ ...current, message: shown }));
}

/** S4: no answer came. It goes out again with the same token; until then its place and the ones behind it wait. */
export function sendUncertain(
  conversation: Conversation,
  { clientToken }: ActionOf<'sendUncertain'>,
): Step<Conversation> {
  return update(conversation, clientToken, (pending) => moved(pending, 'uncertain'));
}

/** S4: the service will not have it. It stays in its place with the reason until the agent retries or discards it. */
export function sendRefused(
  conversation: Conversation,
  { clientToken, failure }: ActionOf<'sendRefused'>,
): Step<Conversation> {
  const pending = byToken(conversation, clientToken);
  if (!pending) return only(conversation);
  return update(unlinked(conversation, pending), clientToken, (current) => failed(current, failure));
}

/**
 * S7: the one way back, by the agent. The token stays, so that whatever became of the first try is not done twice. What was known at that
 * try does not: an equal message that was sent since is not this one (S6).
 */
export function retry(conversation: Conversation, { clientToken }: ActionOf<'retry'>): Step<Conversation> {
  return update(conversation, clientToken, (pending) => {
    if (pending.message.status !== 'failed' || conversation.ended) return pending;
    const { failure: _, ...message } = pending.message;
    return { message: { ...message, status: 'queued' } };
  });
}

/** Only what is not on its way can be taken back. */
export function discard(conversation: Conversation, { clientToken }: ActionOf<'discard'>): Step<Conversation> {
  const pending = byToken(conversation, clientToken);
  const status = pending?.message.status;
  return only(
    pending && (status === 'failed' || status === 'queued') ? without(conversation, clientToken) : conversation,
  );
}

/** S2: the line that is there already becomes the message: it keeps its place and takes the key the agent's eye is on. */
export function adopted(conversation: Conversation, key: string, line: ChatMessage): Step<Conversation> {
  const message = { ...line, key };
  return {
    conversation: { ...conversation, timeline: replace(conversation.timeline, message) },
    added: [],
    changed: [message],
  };
}

/** What becomes of everything unsent when the chat is over. */
export function refuseAll(conversation: Conversation, failure: MessageFailure): Step<Conversation> {
  return conversation.pending.reduce(
    (step, pending) =>
      andThen(step, (current) =>
        pending.echoId === undefined
          ? update(current, pending.message.key, (open) => failed(open, failure))
          : only(without(current, pending)),
      ),
    only(conversation),
  );
}

export function without(conversation: Conversation, gone: PendingMessage | string): Conversation {
  const token = typeof gone === 'string' ? gone : gone.message.key;
  return { ...conversation, pending: conversation.pending.filter(({ message }) => message.key !== token) };
}

function byToken(conversation: Conversation, clientToken: string): PendingMessage | undefined {
  return conversation.pending.find(({ message }) => message.key === clientToken);
}

function update(
  conversation: Conversation,
  clientToken: string,
  change: (pending: PendingMessage) => PendingMessage,
): Step<Conversation> {
  const pending = byToken(conversation, clientToken);
  if (!pending) return only(conversation);
  const next = change(pending);
  if (next === pending) return only(conversation);
  return {
    conversation: { ...conversation, pending: conversation.pending.map((other) => (other === pending ? next : other)) },
    added: [],
    changed: next.message === pending.message ? [] : [next.message],
  };
}

function moved(pending: PendingMessage, to: ChatMessageStatus): PendingMessage {
  const status = advance(pending.message.status, to);
  return status === pending.message.status ? pending : { ...pending, message: { ...pending.message, status } };
}

function failed(pending: PendingMessage, failure: MessageFailure): PendingMessage {
  const next = moved(pending, 'failed');
  return next === pending ? pending : { ...next, message: { ...next.message, failure } };
}

function draw({ contactId, selfId, selfRole }: Conversation, stored: RestoredMessage): ChatMessage {
  return {
    key: stored.clientToken,
    id: stored.clientToken,
    contactId,
    content: stored.content,
    contentType: stored.contentType,
    timestamp: stored.queuedAt,
    sender: { role: selfRole, isSelf: true, ...(selfId !== undefined && { participantId: selfId }) },
    messageType: messageTypes.get(stored.contentType) ?? 'unknown',
    status: stored.status,
    ...(stored.failure && { failure: stored.failure }),
  };
}
