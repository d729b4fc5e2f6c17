import type { VersionedDocument } from '@liaison/protocol/api';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { Database } from '../store/database.ts';
import type { DocumentKind, DocumentTable } from './document-table.ts';

export type Content = Record<string, unknown>;
export type StoredDocument = VersionedDocument<Content>;

export interface DocumentKey {
  readonly kind: DocumentKind;
  readonly owner: string;
}

export interface NewVersion {
  readonly content: Content;
  /** The version that the writer has seen; 0 when there was none. */
  readonly seen: number;
  readonly by: string;
  readonly at: Date;
}

export const asDocument = (row: Selectable<DocumentTable>): StoredDocument => ({
  version: row.version,
  content: row.content,
  writtenBy: row.written_by,
  writtenAt: row.written_at.toISOString(),
});

/** Version 0 without content when nothing has been written. */
export async function readDocument(db: Kysely<Database>, { kind, owner }: DocumentKey): Promise<StoredDocument> {
  const row = await db
    .selectFrom('document')
    .selectAll()
    .where('kind', '=', kind)
    .where('owner', '=', owner)
    .executeTakeFirst();
  return row === undefined ? { version: 0 } : asDocument(row);
}

/**
 * Writes over the version that the writer has seen. When that is no longer the present one, nothing is written and `written` is false.
 * A write that is repeated because its answer was lost finds its own text there and counts as written.
 * @returns the document as it is now.
 */
export async function writeDocument(
  db: Kysely<Database>,
  key: DocumentKey,
  { content, seen, by, at }: NewVersion,
): Promise<{ readonly written: boolean; readonly document: StoredDocument }> {
  const text = JSON.stringify(content);
  const values = { version: seen + 1, content: text, written_by: by, written_at: at };
  const row =
    seen === 0
      ? await db
          .insertInto('document')
          .values({ ...key, ...values })
          .onConflict((conflict) => conflict.columns(['kind', 'owner']).doNothing())
          .returningAll()
          .executeTakeFirst()
      : await db
          .updateTable('document')
          .set(values)
          .where('kind', '=', key.kind)
          .where('owner', '=', key.owner)
          .where('version', '=', seen)
          .returningAll()
          .executeTakeFirst();
  if (row !== undefined) return { written: true, document: asDocument(row) };
  const repeated = await db
    .selectFrom('document')
    .selectAll()
    .where('kind', '=', key.kind)
    .where('owner', '=', key.owner)
    .where('version', '=', seen + 1)
    .where('written_by', '=', by)
    .where(sql`content::text`, '=', text)
    .executeTakeFirst();
  if (repeated !== undefined) return { written: true, document: asDocument(repeated) };
  return { written: false, document: await readDocument(db, key) };
}
