import type { ColumnType, Generated, JSONColumnType, Selectable } from 'kysely';
import type { DocumentTable } from '../agent-data/document-table.ts';
import type { AttachmentCopyTable, FileToDeleteTable } from '../attachments/attachment-table.ts';
import type { AuditEntryTable } from '../audit/audit-table.ts';
import type { DeletedContactTable, LegalHoldTable, ScheduledTaskTable } from '../privacy/privacy-tables.ts';

type NullableJson<Value extends object> = ColumnType<Value | null, string | null, string | null>;

/**
 * One segment of a conversation, as contact events describe it. Made when the first thing is heard of the contact, whatever that is;
 * so all but the first four may be missing for a while, or for ever.
 */
export interface ContactTable {
  id: string;
  /** The partition of the contact's items, e.g. 202611. Set once: every source has to find the same items. */
  start_month: ColumnType<number, number, never>;
  /** First contact of the conversation; the contact's own id until another one is heard of. */
  initial_contact_id: string;
  /** The earliest time known of it: of its start, or of an item. */
  began_at: Date;
  previous_contact_id: string | null;
  related_contact_id: string | null;
  channel: string | null;
  initiation_method: string | null;
  initiated_at: Date | null;
  connected_to_system_at: Date | null;
  enqueued_at: Date | null;
  connected_to_agent_at: Date | null;
  disconnected_at: Date | null;
  after_contact_work_started_at: Date | null;
  after_contact_work_ended_at: Date | null;
  completed_at: Date | null;
  disconnect_reason: string | null;
  queue_id: string | null;
  queue_name: string | null;
  /** Id of the user in Amazon Connect, not the user name. */
  agent_id: string | null;
  customer_id: string | null;
  segment_attributes: NullableJson<Record<string, string>>;
  tags: NullableJson<Record<string, string>>;
}

/** Contact events as they came, known members only: the contact's record is computed from all of them, in the order of their times. */
export interface ContactEventTable {
  contact_id: string;
  id: string;
  occurred_at: Date;
  type: string;
  detail: JSONColumnType<object>;
}

/** One item of a chat. Partitioned by the start month of its contact, unique by (start month, contact, id). */
export interface ItemTable {
  start_month: number;
  contact_id: string;
  id: string;
  sent_at: Date;
  type: string;
  content_type: string | null;
  content: string | null;
  participant_id: string | null;
  participant_role: string | null;
  display_name: string | null;
  related_contact_id: string | null;
  attachments: NullableJson<object[]>;
  metadata: NullableJson<object>;
  /** What the item is searched by (see `fold`); null for what shows no text. */
  search_text: string | null;
  /** What told of the item: see `ItemSource`. */
  source: number;
  /** How far the item had come when the source told of it. */
  revision: number;
  /** SHA-256 of all of the above that the item itself says. */
  digest: string;
  stored_at: Generated<Date>;
}

/** Every name under which agents and customers appeared in a contact, folded. */
export interface ParticipantNameTable {
  contact_id: string;
  role: string;
  name: string;
  /** Whether there is something in it that may be masked. */
  sensitive: boolean;
}

/** How far a back-fill has come. */
export interface IngestionCheckpointTable {
  source: string;
  position: string;
  files: number;
  updated_at: Generated<Date>;
}

export interface Database {
  contact: ContactTable;
  contact_event: ContactEventTable;
  item: ItemTable;
  participant_name: ParticipantNameTable;
  attachment_copy: AttachmentCopyTable;
  file_to_delete: FileToDeleteTable;
  ingestion_checkpoint: IngestionCheckpointTable;
  audit_entry: AuditEntryTable;
  document: DocumentTable;
  legal_hold: LegalHoldTable;
  deleted_contact: DeletedContactTable;
  scheduled_task: ScheduledTaskTable;
}

export type Contact = Selectable<ContactTable>;
export type Item = Selectable<ItemTable>;
