import type { WireAttachment, WireItem } from '@liaison/protocol';
import type { ChatAttachment, ChatMessage, ChatMessageStatus, ChatSender } from './chat-message.ts';
import type { ItemKind } from './message-kinds.ts';

interface Context {
  readonly contactId: string;
  readonly selfId: string | undefined;
  /** Stands in for a stamp that cannot be read. */
  readonly fallbackTimestamp: number;
}

const roles = new Map<string, ChatSender['role']>([
  ['AGENT', 'agent'],
  ['CUSTOMER', 'customer'],
  ['SYSTEM', 'system'],
  ['CUSTOM_BOT', 'bot'],
  ['SUPERVISOR', 'supervisor'],
]);

/** The service's name for each role it has. */
export const roleNames: ReadonlyMap<ChatSender['role'], string> = new Map(
  [...roles].map(([name, role]) => [role, name]),
);

const attachmentStatuses = new Map<string, ChatAttachment['status']>([
  ['IN_PROGRESS', 'inProgress'],
  ['APPROVED', 'approved'],
  ['REJECTED', 'rejected'],
]);

const ISO_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/** Epoch ms of a service stamp; `undefined` when it is none. */
export function parseTimestamp(text: string): number | undefined {
  const time = ISO_TIME.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}

/** The line that an item is. Content, names and file names are taken over as plain strings, whatever is in them. */
export function toMessage(item: WireItem, kind: Extract<ItemKind, { kind: 'line' }>, context: Context): ChatMessage {
  const sender = senderOf(item, context.selfId);
  const segment = item.RelatedContactId ?? item.ContactId;
  const attachments = item.Attachments?.map(toAttachment);
  return {
    key: item.Id,
    id: item.Id,
    contactId: context.contactId,
    content: item.Content ?? '',
    contentType: item.ContentType ?? '',
    timestamp: parseTimestamp(item.AbsoluteTime) ?? context.fallbackTimestamp,
    sender,
    messageType: kind.messageType,
    status: sender.isSelf && kind.messageType !== 'event' ? ownStatus(item, context.selfId) : 'received',
    ...(segment !== undefined && segment !== context.contactId && { segmentContactId: segment }),
    ...(kind.event && { event: kind.event }),
    ...(attachments && attachments.length > 0 && { attachments }),
    ...(item.MessageMetadata?.ChunkNumber !== undefined && { chunk: item.MessageMetadata.ChunkNumber }),
  };
}

function senderOf(item: WireItem, selfId: string | undefined): ChatSender {
  return {
    role: roles.get(item.ParticipantRole ?? '') ?? (item.ParticipantRole || item.ParticipantId ? 'unknown' : 'system'),
    isSelf: selfId !== undefined && item.ParticipantId === selfId,
    ...(item.ParticipantId !== undefined && { participantId: item.ParticipantId }),
    ...(item.DisplayName !== undefined && { displayName: item.DisplayName }),
  };
}

function toAttachment(attachment: WireAttachment): ChatAttachment {
  return {
    id: attachment.AttachmentId ?? '',
    name: attachment.AttachmentName ?? '',
    contentType: attachment.ContentType ?? '',
    status: attachmentStatuses.get(attachment.Status ?? '') ?? 'unknown',
  };
}

/** A page of the transcript carries what others have received and read of our own messages. */
function ownStatus(item: WireItem, selfId: string | undefined): ChatMessageStatus {
  const receipts = (item.MessageMetadata?.Receipts ?? []).filter(
    ({ RecipientParticipantId }) => RecipientParticipantId !== selfId,
  );
  if (receipts.some(({ ReadTimestamp }) => ReadTimestamp)) return 'read';
  return receipts.some(({ DeliveredTimestamp }) => DeliveredTimestamp) ? 'delivered' : 'sent';
}
