import { type Kysely, sql } from 'kysely';
import type { Contact, Database, Item } from '../../store/database.ts';
import { encodeCursor, type ThreadPosition } from './thread-cursor.ts';

export interface ThreadPage {
  /** Oldest first. */
  readonly items: readonly Item[];
  /** Cursor of the page that follows in the direction of reading; absent on the last one. */
  readonly next: string | undefined;
}

export interface ReadItemsOptions {
  readonly contacts: readonly Contact[];
  /** The end that reading begins at. */
  readonly from: 'start' | 'end';
  readonly limit: number;
  /** The last item that was read; none for the first page. */
  readonly after: ThreadPosition | undefined;
}

/** A page of the items of several contacts as one thread. A page begins right after an item, so that items that come meanwhile move nothing. */
export async function readItems(db: Kysely<Database>, options: ReadItemsOptions): Promise<ThreadPage> {
  const { contacts, from, limit, after } = options;
  const keys = JSON.stringify(contacts.map(({ id, start_month }) => ({ id, start_month })));
  const [direction, beyond] = from === 'start' ? [sql`asc`, sql`>`] : [sql`desc`, sql`<`];
  const rest =
    after === undefined
      ? sql`true`
      : sql`(item.sent_at, item.contact_id, item.id) ${beyond} (${after.sentAt}::timestamptz, ${after.contactId}, ${after.id})`;
  const { rows } = await sql<Item>`
    select item.*
    from json_to_recordset(${keys}::text::json) as part (id text, start_month integer)
    join item on item.start_month = part.start_month and item.contact_id = part.id
    where ${rest}
    order by item.sent_at ${direction}, item.contact_id ${direction}, item.id ${direction}
    limit ${limit + 1}`.execute(db);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next = rows.length > limit && last !== undefined ? encodeCursor(positionOf(last)) : undefined;
  return { items: from === 'start' ? page : page.toReversed(), next };
}

const positionOf = ({ sent_at, contact_id, id }: Item): ThreadPosition => ({
  sentAt: sent_at.toISOString(),
  contactId: contact_id,
  id,
});
