import type { ChatAttachment, ChatMessage } from './chat-message.ts';
import { advance } from './message-status.ts';

/**
 * T1: a second arrival of an Id brings its content up to date and keeps key, place and progress. Answers the very same object when
 * nothing changed. An older part of a message that grows in parts, and a verdict that would be taken back, are stale and ignored.
 */
export function refresh(known: ChatMessage, arrived: ChatMessage): ChatMessage {
  const status = advance(known.status, arrived.status);
  const stale = isStale(known, arrived);
  if (stale || sameContent(known, arrived)) return status === known.status ? known : { ...known, status };
  const chunk = arrived.chunk ?? known.chunk;
  return { ...arrived, key: known.key, status, ...(chunk !== undefined && { chunk }) };
}

function isStale(known: ChatMessage, arrived: ChatMessage): boolean {
  if (arrived.chunk !== undefined) {
    if (known.chunk === undefined) return arrived.content.length < known.content.length;
    if (arrived.chunk < known.chunk) return true;
  }
  return (known.attachments ?? []).some(
    (attachment) =>
      isFinal(attachment) &&
      arrived.attachments?.some(({ id, status }) => id === attachment.id && status === 'inProgress'),
  );
}

const isFinal = ({ status }: ChatAttachment): boolean => status === 'approved' || status === 'rejected';

function sameContent(a: ChatMessage, b: ChatMessage): boolean {
  return (
    a.content === b.content &&
    a.contentType === b.contentType &&
    a.timestamp === b.timestamp &&
    a.messageType === b.messageType &&
    a.chunk === b.chunk &&
    a.segmentContactId === b.segmentContactId &&
    a.sender.role === b.sender.role &&
    a.sender.isSelf === b.sender.isSelf &&
    a.sender.displayName === b.sender.displayName &&
    JSON.stringify(a.attachments) === JSON.stringify(b.attachments)
  );
}
