import { sql, type Transaction } from 'kysely';
import { ApiFailure } from '../../http/api-failure.ts';
import type { Database } from '../../store/database.ts';
import { lockOutDeletion } from './deletion-lock.ts';

/**
 * Holds deletions back to the end of the transaction, in which something is written about a contact that is not stored with it: what was
 * deleted is not written again by somebody who still had it on the screen.
 * @throws {ApiFailure} when the contact has been deleted.
 */
export async function requireNotDeleted(transaction: Transaction<Database>, contactId: string): Promise<void> {
  await lockOutDeletion(transaction);
  const { rows } = await sql`
    select from deleted_contact where id_hash = sha256(convert_to(${contactId}, 'UTF8'))`.execute(transaction);
  if (rows.length > 0) throw new ApiFailure('forbidden', 'This contact has been deleted.');
}
