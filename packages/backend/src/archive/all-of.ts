import { type RawBuilder, sql } from 'kysely';

/** All of the conditions; true when there are none. */
export const allOf = (conditions: readonly RawBuilder<boolean>[]): RawBuilder<unknown> =>
  sql.join([sql`true`, ...conditions], sql` and `);
