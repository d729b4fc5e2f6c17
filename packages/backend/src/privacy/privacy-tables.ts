import type { ColumnType, Generated } from 'kysely';

/** What keeps a customer or a conversation from being deleted. Lifting it removes the row; the audit log keeps both. */
export interface LegalHoldTable {
  /** In the order in which they were set. */
  position: ColumnType<string | number | bigint, never, never>;
  id: string;
  contact_id: string | null;
  customer_id: string | null;
  reason: string;
  set_by: string;
  set_at: Date;
}

/** A contact that was deleted, so that nobody brings it back: a late message, a file, a back-fill. */
export interface DeletedContactTable {
  /** SHA-256 of its id. */
  id_hash: Buffer;
  deleted_at: Generated<Date>;
}

/** Work that one of all servers does now and then. */
export interface ScheduledTaskTable {
  name: string;
  /** From when on the next server that looks does it. */
  due_at: Date;
}
