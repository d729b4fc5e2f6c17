import type { ChatMessage } from './chat-message.ts';
import type { Conversation, PendingMessage } from './conversation.ts';
import { backward, find } from './timeline.ts';
import { replace } from './timeline-edits.ts';

/** The send whose answer is outstanding: there is at most one per conversation. */
export function inFlight(conversation: Conversation): PendingMessage | undefined {
  return conversation.pending.find(({ message }) => message.status === 'sending' || message.status === 'uncertain');
}

/**
 * The line a new own item becomes. An item that an accepted send waits for is that send (S2); with the content of the send in flight
 * it is provisionally that send (S3). Either way the line keeps the pending message's key.
 */
export function matchEcho(
  conversation: Conversation,
  message: ChatMessage,
): { conversation: Conversation; message: ChatMessage } {
  if (!message.sender.isSelf) return { conversation, message };
  const accepted = conversation.pending.find((pending) => pending.message.id === message.id);
  if (accepted) {
    const pending = conversation.pending.filter((other) => other !== accepted);
    return { conversation: { ...conversation, pending }, message: { ...message, key: accepted.message.key } };
  }
  const candidate = inFlight(conversation);
  if (!candidate || candidate.echoId !== undefined || !sameText(candidate.message, message))
    return { conversation, message };
  return {
    conversation: linked(conversation, candidate, message.id),
    message: { ...message, key: candidate.message.key },
  };
}

/** The conversation without the provisional link of `pending`: the echo was somebody else's after all and gets a key of its own. */
export function unlinked(conversation: Conversation, pending: PendingMessage): Conversation {
  const { echoId, ...rest } = pending;
  const echo = echoId === undefined ? undefined : find(conversation.timeline, echoId);
  if (!echo) return conversation;
  return {
    ...conversation,
    pending: conversation.pending.map((other) => (other === pending ? rest : other)),
    timeline: replace(conversation.timeline, { ...echo, key: echo.id }),
  };
}

/**
 * S6: after a fill, the one own line that reads the same and that the service stamped later than everything known when the message was
 * first sent is that message. None, or more than one, proves nothing; nor does one that a send was matched to already. Stamps decide
 * and not places: of two lines with one stamp the order can change when a page comes.
 */
export function provenLine(
  conversation: Conversation,
  { message, sentAfter }: PendingMessage,
): ChatMessage | undefined {
  if (sentAfter === undefined) return undefined;
  const candidates: ChatMessage[] = [];
  for (const line of backward(conversation.timeline)) {
    if (line.timestamp <= sentAfter) return candidates.length === 1 ? candidates[0] : undefined;
    if (line.sender.isSelf && line.key === line.id && sameText(line, message)) candidates.push(line);
  }
  return candidates.length === 1 && !conversation.older.more ? candidates[0] : undefined;
}

export function linked(conversation: Conversation, pending: PendingMessage, echoId: string): Conversation {
  return {
    ...conversation,
    pending: conversation.pending.map((other) => (other === pending ? { ...pending, echoId } : other)),
  };
}

function sameText(a: ChatMessage, b: ChatMessage): boolean {
  return a.content === b.content && a.contentType === b.contentType && b.messageType !== 'event';
}
