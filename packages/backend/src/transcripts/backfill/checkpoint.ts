import type { Kysely } from 'kysely';
import type { Database } from '../../store/database.ts';

/** How far a back-fill has come: all files up to this one are stored. */
export interface Checkpoint {
  readonly position: string;
  readonly files: number;
}

export const readCheckpoint = (db: Kysely<Database>, source: string): Promise<Checkpoint | undefined> =>
  db.selectFrom('ingestion_checkpoint').select(['position', 'files']).where('source', '=', source).executeTakeFirst();

export async function writeCheckpoint(db: Kysely<Database>, source: string, checkpoint: Checkpoint): Promise<void> {
  await db
    .insertInto('ingestion_checkpoint')
    .values({ source, ...checkpoint })
    .onConflict((conflict) => conflict.column('source').doUpdateSet({ ...checkpoint, updated_at: new Date() }))
    .execute();
}

/** A back-fill that has come to its end starts from the beginning next time: files may have been added anywhere. */
export async function clearCheckpoint(db: Kysely<Database>, source: string): Promise<void> {
  await db.deleteFrom('ingestion_checkpoint').where('source', '=', source).execute();
}
