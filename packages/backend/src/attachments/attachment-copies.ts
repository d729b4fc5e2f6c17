import { hash } from 'node:crypto';
import type { AttachmentCopy } from '@liaison/protocol/api';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { Contact, Database } from '../store/database.ts';
import type { AttachmentCopyTable } from './attachment-table.ts';
import type { FileStorage } from './files/file-storage.ts';

export interface AttachmentKey {
  readonly contactId: string;
  readonly attachmentId: string;
}

type StoredCopy = Selectable<AttachmentCopyTable>;

export const asCopy = ({ attachment_id, size, sha256 }: StoredCopy): AttachmentCopy => ({
  attachmentId: attachment_id,
  size,
  sha256,
});

/** What a stored item says of a file; `undefined` when none of the contacts has it. */
export async function attachmentIn(
  db: Kysely<Database>,
  contacts: readonly Contact[],
  attachmentId: string,
): Promise<
  { readonly contactId: string; readonly name: string | undefined; readonly status: string | undefined } | undefined
> {
  const keys = JSON.stringify(contacts.map(({ id, start_month }) => ({ id, start_month })));
  const { rows } = await sql<{ contact_id: string; name: string | null; status: string | null }>`
    select item.contact_id, file ->> 'AttachmentName' as name, file ->> 'Status' as status
    from json_to_recordset(${keys}::text::json) as part (id text, start_month integer)
    join item on item.start_month = part.start_month and item.contact_id = part.id
    cross join lateral jsonb_array_elements(item.attachments) as file
    where item.attachments is not null and file ->> 'AttachmentId' = ${attachmentId}
    order by item.sent_at desc limit 1`.execute(db);
  const [found] = rows;
  return found && { contactId: found.contact_id, name: found.name ?? undefined, status: found.status ?? undefined };
}

export const readCopy = (
  db: Kysely<Database>,
  { contactId, attachmentId }: AttachmentKey,
): Promise<StoredCopy | undefined> =>
  db
    .selectFrom('attachment_copy')
    .selectAll()
    .where('contact_id', '=', contactId)
    .where('attachment_id', '=', attachmentId)
    .executeTakeFirst();

/** A name that nothing hostile has a part in. Only a copy of the same content has it: nobody writes over what another one has kept. */
const fileOf = ({ contactId, attachmentId }: AttachmentKey, sha256: string) => {
  const name = hash('sha256', JSON.stringify([contactId, attachmentId, sha256]), 'hex');
  return `${name.slice(0, 2)}/${name}`;
};

/** An interval of PostgreSQL, longer than it takes to write a file. */
const writtenWithin = '1 hour';

export interface NewCopy extends AttachmentKey {
  readonly content: Uint8Array;
  readonly by: string;
}

/**
 * Keeps a copy: the file first, so that what the database knows of is there; and before that its name among those to delete, so that nothing
 * stays of which the database knows nothing. The first copy stays.
 */
export async function storeCopy(
  db: Kysely<Database>,
  files: FileStorage,
  { content, by, ...key }: NewCopy,
): Promise<StoredCopy | undefined> {
  const sha256 = hash('sha256', content, 'hex');
  const file = fileOf(key, sha256);
  await sql`
    insert into file_to_delete (file, due_at) values (${file}, now() + ${writtenWithin}::interval)
    on conflict (file) do update set due_at = excluded.due_at`.execute(db);
  await files.put(file, content);
  // The contact cannot be erased between the two, which would put the file on the list again.
  const copy = await db.transaction().execute(async (transaction) => {
    await sql`
      insert into attachment_copy (contact_id, attachment_id, size, sha256, file, copied_by)
      select id, ${key.attachmentId}, ${content.byteLength}, ${sha256}, ${file}, ${by}
      from contact where id = ${key.contactId} for key share
      on conflict do nothing`.execute(transaction);
    const kept = await readCopy(transaction, key);
    if (kept?.file === file) await unlist(transaction, file);
    return kept;
  });
  // Erased meanwhile, or another content was first: nothing knows of the file, so it goes at once.
  if (copy?.file !== file) {
    await files.delete(file);
    await unlist(db, file);
  }
  return copy;
}

const unlist = (db: Kysely<Database>, file: string) =>
  db.deleteFrom('file_to_delete').where('file', '=', file).execute();

/** Deletes files whose copies were deleted with their contacts, or never came to be. May be done again and by several at once. */
export async function deleteLeftFiles(db: Kysely<Database>, files: FileStorage): Promise<number> {
  const left = await db
    .selectFrom('file_to_delete')
    .select('file')
    .where('due_at', '<=', sql<Date>`now()`)
    .limit(1000)
    .execute();
  for (const { file } of left) {
    await db.transaction().execute(async (transaction) => {
      // Holds the row: who is about to write the same file waits until it is gone.
      const taken = await transaction
        .deleteFrom('file_to_delete')
        .where('file', '=', file)
        .where('due_at', '<=', sql<Date>`now()`)
        .executeTakeFirst();
      if (taken.numDeletedRows === 0n) return;
      const copy = await transaction
        .selectFrom('attachment_copy')
        .select('file')
        .where('file', '=', file)
        .executeTakeFirst();
      if (copy === undefined) await files.delete(file);
    });
  }
  return left.length;
}
