import type { ColumnType, Generated } from 'kysely';

/** One line of the audit log. The database lets lines be added and read, and nothing else. */
export interface AuditEntryTable {
  /** Grows with every line; a number that the driver may give as text. */
  position: ColumnType<string | number | bigint, never, never>;
  at: Generated<Date>;
  /** User name in Amazon Connect. */
  actor: string;
  /** The issuer's own id of the person. */
  subject: string;
  role: string;
  action: string;
  contact_id: string | null;
  customer_id: string | null;
  /** Why, in the words of whoever did it. */
  reason: string | null;
  /** Numbers and names that describe the action; never content. */
  detail: ColumnType<Record<string, unknown> | null, string | null, never>;
  request_id: string;
}
