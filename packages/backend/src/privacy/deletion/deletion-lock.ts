import { sql, type Transaction } from 'kysely';
import type { Database } from '../../store/database.ts';

const lock = sql`hashtext('liaison.deletion')`;

/**
 * Held to the end of a transaction that deletes contacts or sets a hold: one at a time, and none while a new contact is being written. So a
 * hold that is set is seen by every deletion that comes after, and nothing deleted is written again by somebody who did not know.
 * What the transaction read before it waited here may be old.
 */
export const lockDeletion = (transaction: Transaction<Database>) =>
  sql`select pg_advisory_xact_lock(${lock})`.execute(transaction);

/** The other side: held while new contacts are written, by any number of writers at once. */
export const lockOutDeletion = (transaction: Transaction<Database>) =>
  sql`select pg_advisory_xact_lock_shared(${lock})`.execute(transaction);
