import { type RetentionPolicy, retentionPolicy } from '@liaison/protocol/api';
import type { Kysely } from 'kysely';
import { type DocumentKey, readDocument } from '../../agent-data/documents.ts';
import type { Database } from '../../store/database.ts';

/** The policy is a document like others: versions, and no write unseen. */
export const retentionPolicyKey: DocumentKey = { kind: 'retention_policy', owner: 'default' };

/** What was never written keeps everything. */
export async function readRetentionPolicy(db: Kysely<Database>): Promise<RetentionPolicy> {
  const { content } = await readDocument(db, retentionPolicyKey);
  return content === undefined ? { days: null, queues: [] } : retentionPolicy.parse(content);
}
