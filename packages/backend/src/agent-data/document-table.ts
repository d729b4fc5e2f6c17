import type { ColumnType } from 'kysely';

/** What a document is about, and so what its owner is. */
export type DocumentKind =
  /** Owner: a contact. */
  | 'note'
  | 'disposition'
  /** Owner: the first contact of a conversation. */
  | 'handoff_card'
  /** Owner: a queue. */
  | 'disposition_codes'
  /** Owner: a person, as the issuer knows them. */
  | 'preferences'
  /** Owner: `default`. */
  | 'retention_policy'
  /** Owner: a shortcut. */
  | 'quick_response';

/** What agents and administrators write, one row for each document. */
export interface DocumentTable {
  kind: DocumentKind;
  owner: string;
  version: number;
  /** `json`, not `jsonb`: the text stays as it was written. */
  content: ColumnType<Record<string, unknown>, string, string>;
  written_by: string;
  written_at: Date;
}
