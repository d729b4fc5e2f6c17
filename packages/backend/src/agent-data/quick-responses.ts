import { type ListedQuickResponse, quickResponse, type QuickResponseQuery } from '@liaison/protocol/api';
import { type Kysely, sql } from 'kysely';
import type { Database } from '../store/database.ts';

/** In `like`, these stand for themselves only behind a backslash. */
const literally = (text: string) => text.replace(/[\\%_]/g, '\\$&');

const listed = (db: Kysely<Database>) =>
  db
    .selectFrom('document')
    .select(['owner', 'version', 'content'])
    .where('kind', '=', 'quick_response')
    .orderBy('owner');

const asListed = (row: { owner: string; version: number; content: unknown }): ListedQuickResponse => ({
  shortcut: row.owner,
  version: row.version,
  ...quickResponse.parse(row.content),
});

/** In the order of their shortcuts. `next` is absent on the last page. */
export async function findQuickResponses(
  db: Kysely<Database>,
  { search, queueId, after, limit }: QuickResponseQuery,
): Promise<{ readonly quickResponses: ListedQuickResponse[]; readonly next: string | undefined }> {
  const rows = await listed(db)
    .$if(after !== undefined, (select) => select.where('owner', '>', after ?? ''))
    .$if(queueId !== undefined, (select) =>
      select.where(sql<string>`coalesce(content ->> 'queueId', ${queueId})`, '=', queueId ?? ''),
    )
    .$if(search !== undefined, (select) =>
      select.where((where) =>
        where.or([
          where('owner', 'like', `${literally((search ?? '').toLowerCase())}%`),
          where(sql`content ->> 'title'`, 'ilike', `%${literally(search ?? '')}%`),
        ]),
      ),
    )
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit).map(asListed);
  return { quickResponses: page, next: rows.length > limit ? page.at(-1)?.shortcut : undefined };
}

/** All of them, in the order of their shortcuts. */
export async function allQuickResponses(db: Kysely<Database>): Promise<ListedQuickResponse[]> {
  return (await listed(db).execute()).map(asListed);
}
