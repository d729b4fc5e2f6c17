import { type Kysely, sql } from 'kysely';
import type { Database } from '../store/database.ts';
import type { NamedQuickResponse } from './quick-response-file.ts';

/** Rows of one statement: five parameters each, of the 65,535 that PostgreSQL takes. */
const chunk = 1000;

/** Adds or replaces by shortcut. What is not named stays. To be called in a transaction: all of it, or nothing. */
export async function importQuickResponses(
  db: Kysely<Database>,
  quickResponses: readonly NamedQuickResponse[],
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<void> {
  // One order for all: two imports at once wait for each other, and never both.
  const rows = quickResponses
    .map(({ shortcut, content }) => ({
      kind: 'quick_response' as const,
      owner: shortcut,
      version: 1,
      content: JSON.stringify(content),
      written_by: by,
      written_at: at,
    }))
    .toSorted((a, b) => (a.owner < b.owner ? -1 : 1));
  for (let from = 0; from < rows.length; from += chunk) {
    await db
      .insertInto('document')
      .values(rows.slice(from, from + chunk))
      .onConflict((conflict) =>
        conflict.columns(['kind', 'owner']).doUpdateSet((set) => ({
          version: sql`document.version + 1`,
          content: set.ref('excluded.content'),
          written_by: set.ref('excluded.written_by'),
          written_at: set.ref('excluded.written_at'),
        })),
      )
      .execute();
  }
}
