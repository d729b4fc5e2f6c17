import { type RetentionPolicy, retentionPolicy } from '@liaison/protocol/api';
import type { Kysely } from 'kysely';
import { type DocumentKey, readDocument, writeDocument } from '../../agent-data/documents.ts';
import { auditLog } from '../../audit/audit.ts';
import type { Agent } from '../../auth/authenticator.ts';
import type { Database } from '../../store/database.ts';

/** The policy is a document like others: versions, and no write unseen. */
export const retentionPolicyKey: DocumentKey = { kind: 'retention_policy', owner: 'default' };

/** What was never written keeps everything. */
export async function readRetentionPolicy(db: Kysely<Database>): Promise<RetentionPolicy> {
  const { content } = await readDocument(db, retentionPolicyKey);
  return content === undefined ? { days: null, queues: [] } : retentionPolicy.parse(content);
}

export interface PolicyChange {
  readonly agent: Agent;
  readonly requestId: string;
  readonly at: Date;
}

/** Writes the policy over whatever it is now, for whoever cannot be shown a conflict. */
export function changeRetentionPolicy(
  db: Kysely<Database>,
  policy: RetentionPolicy,
  { agent, requestId, at }: PolicyChange,
): Promise<void> {
  return db.transaction().execute(async (transaction) => {
    const { version: seen } = await readDocument(transaction, retentionPolicyKey);
    const change = { content: { ...policy }, seen, by: agent.username, at };
    const { written } = await writeDocument(transaction, retentionPolicyKey, change);
    if (!written) throw new Error('Somebody has changed the retention policy at the same moment.');
    const detail = { owner: retentionPolicyKey.owner };
    await auditLog(transaction)({ agent, requestId, action: 'retention_policy.change', detail });
  });
}
