import type { WireItem } from '@liaison/protocol';
import type { ChatAttachment, ChatMessage } from './chat-message.ts';
import { contentTypeOf } from './message-kinds.ts';
import { roleNames } from './wire-message.ts';

const types = new Map<ChatMessage['messageType'], string>([
  ['event', 'EVENT'],
  ['attachment', 'ATTACHMENT'],
]);

const attachmentStatuses = new Map<ChatAttachment['status'], string>([
  ['inProgress', 'IN_PROGRESS'],
  ['approved', 'APPROVED'],
  ['rejected', 'REJECTED'],
]);

/**
 * The item of a confirmed line, as the transcript store takes it: read again, it is the same line. What a line does not keep (receipts,
 * and by which of two names the service called an event) is not in it.
 */
export function toItem(line: ChatMessage): WireItem {
  const { sender, attachments, chunk, segmentContactId } = line;
  const role = roleNames.get(sender.role);
  const contentType = line.contentType || (line.event && contentTypeOf(line.event));
  return {
    Id: line.id,
    Type: types.get(line.messageType) ?? 'MESSAGE',
    AbsoluteTime: new Date(line.timestamp).toISOString(),
    ...(contentType && { ContentType: contentType }),
    ...(line.content && { Content: line.content }),
    ...(sender.participantId !== undefined && { ParticipantId: sender.participantId }),
    ...(role !== undefined && sender.participantId !== undefined && { ParticipantRole: role }),
    ...(sender.displayName !== undefined && { DisplayName: sender.displayName }),
    ...(segmentContactId !== undefined && { ContactId: segmentContactId }),
    ...(attachments && { Attachments: attachments.map(toWireAttachment) }),
    ...(chunk !== undefined && { MessageMetadata: { ChunkNumber: chunk } }),
  };
}

function toWireAttachment({ id, name, contentType, status }: ChatAttachment) {
  const state = attachmentStatuses.get(status);
  return {
    AttachmentId: id,
    AttachmentName: name,
    ContentType: contentType,
    ...(state !== undefined && { Status: state }),
  };
}
