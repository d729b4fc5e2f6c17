import type { Kysely } from 'kysely';
import type { Database } from '../store/database.ts';
import type { DocumentKind } from './document-table.ts';
import { asDocument, type StoredDocument } from './documents.ts';

/** The documents of one kind that these owners have, by owner. */
export async function readDocuments(
  db: Kysely<Database>,
  { kind, owners }: { kind: DocumentKind; owners: readonly string[] },
): Promise<ReadonlyMap<string, StoredDocument>> {
  if (owners.length === 0) return new Map();
  const rows = await db
    .selectFrom('document')
    .selectAll()
    .where('kind', '=', kind)
    .where('owner', 'in', owners)
    .execute();
  return new Map(rows.map((row) => [row.owner, asDocument(row)]));
}
