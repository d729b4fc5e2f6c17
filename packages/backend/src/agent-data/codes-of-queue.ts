import { type DispositionCodes, dispositionCodes } from '@liaison/protocol/api';
import type { Kysely } from 'kysely';
import type { Database } from '../store/database.ts';
import { readDocument } from './documents.ts';

/** Stands for every queue that has no codes of its own. */
const anyQueue = 'default';

/** The codes that agents choose from for contacts of a queue; none, and none required, where nobody has made any. */
export async function codesOfQueue(db: Kysely<Database>, queueId: string | undefined): Promise<DispositionCodes> {
  for (const owner of new Set([queueId ?? anyQueue, anyQueue])) {
    const { content } = await readDocument(db, { kind: 'disposition_codes', owner });
    if (content !== undefined) return dispositionCodes.parse(content);
  }
  return { required: false, codes: [] };
}
