import { hash } from 'node:crypto';
import { EventContentType, type WireAttachment, type WireItem } from '@liaison/protocol';
import { searchText } from '../archive/search-text.ts';
import type { ItemSource } from './item-source.ts';
import { plainJson, plainText } from './plain-text.ts';

/** An item as it is stored: the columns of `item`, but for the partition. */
export interface ItemRecord {
  readonly contact_id: string;
  readonly id: string;
  /** ISO 8601. */
  readonly sent_at: string;
  readonly type: string;
  readonly content_type: string | null;
  readonly content: string | null;
  readonly participant_id: string | null;
  readonly participant_role: string | null;
  readonly display_name: string | null;
  readonly related_contact_id: string | null;
  readonly attachments: object[] | null;
  readonly metadata: object | null;
  readonly search_text: string | null;
  readonly source: ItemSource;
  readonly revision: number;
  readonly digest: string;
}

/** What passes by and is no part of a conversation. Receipts come with a type instead of a content type. */
const passing: ReadonlySet<string | undefined> = new Set([
  EventContentType.typing,
  EventContentType.messageDelivered,
  EventContentType.messageRead,
  EventContentType.connectionAcknowledged,
  'MESSAGEMETADATA',
]);

export const isPassing = ({ Type, ContentType }: WireItem): boolean => passing.has(Type) || passing.has(ContentType);

/** An id longer than this is none of Amazon Connect's (API model: 256), and more than an index takes. */
const maxIdLength = 256;

export interface ItemRecordOptions {
  readonly source: ItemSource;
  /** Contact of an item that names none. */
  readonly contactId?: string | undefined;
}

/** The record of an item; `undefined` when it has no contact or no time, or an id that cannot be one. */
export function itemRecord(item: WireItem, { source, contactId }: ItemRecordOptions): ItemRecord | undefined {
  const contact = item.ContactId ?? contactId;
  const sentAt = new Date(item.AbsoluteTime);
  if (contact === undefined || contact === '' || !isTime(sentAt)) return undefined;
  if (contact.length > maxIdLength || item.Id.length > maxIdLength) return undefined;
  const said = {
    contact_id: plainText(contact),
    id: plainText(item.Id),
    sent_at: sentAt.toISOString(),
    type: plainText(item.Type),
    content_type: textOrNull(item.ContentType),
    content: textOrNull(item.Content),
    participant_id: textOrNull(item.ParticipantId),
    participant_role: textOrNull(item.ParticipantRole),
    display_name: textOrNull(item.DisplayName),
    related_contact_id: textOrNull(item.RelatedContactId),
    attachments: item.Attachments === undefined ? null : (plainJson(item.Attachments) as object[]),
    metadata: item.MessageMetadata === undefined ? null : (plainJson(item.MessageMetadata) as object),
  };
  return {
    ...said,
    search_text: searchText(said),
    source,
    revision: revisionOf(item),
    digest: hash('sha256', JSON.stringify(said), 'base64url'),
  };
}

/** A time that every database can hold: in the years 1 to 9999. PostgreSQL knows no year zero. */
const isTime = (time: Date) => !Number.isNaN(time.getTime()) && /^(?!0000)\d{4}-/.test(time.toISOString());

const textOrNull = (text: string | undefined) => (text === undefined ? null : plainText(text));

const isSettled = ({ Status }: WireAttachment) => Status !== 'IN_PROGRESS';

/** Higher than the number of any part of a message that comes in parts. */
const complete = 1_000_000;

/** How far an item had come: parts of a message by their number, a message still in processing or an attachment still being scanned as 0. */
function revisionOf({ MessageMetadata, Attachments = [] }: WireItem): number {
  const { ChunkNumber, MessageCompleted, MessageProcessingStatus } = MessageMetadata ?? {};
  if (ChunkNumber !== undefined && MessageCompleted !== true) {
    return Math.min(Math.max(Math.trunc(ChunkNumber) || 0, 0), complete - 1);
  }
  const pending = MessageProcessingStatus === 'PROCESSING' || !Attachments.every(isSettled);
  return pending ? 0 : complete;
}

/** Whether a record replaces another one of the same item. A total order, so that what is kept does not depend on what came first. */
export function supersedes(record: ItemRecord, other: ItemRecord): boolean {
  if (record.source !== other.source) return record.source > other.source;
  if (record.revision !== other.revision) return record.revision > other.revision;
  return record.digest > other.digest;
}
