import type { RetentionPolicy } from '@liaison/protocol/api';
import { type Kysely, sql, type Transaction } from 'kysely';
import { auditLog } from '../../audit/audit.ts';
import type { Agent } from '../../auth/authenticator.ts';
import type { Database } from '../../store/database.ts';
import { monthOf } from '../../store/start-month.ts';
import { countDeletion, type Deletion, deleteContacts, lockContacts } from '../deletion/delete-contacts.ts';
import { lockDeletion } from '../deletion/deletion-lock.ts';
import { dropEmptyMonths } from './drop-empty-months.ts';
import { type DueContact, dueContacts, youngestDue } from './due-contacts.ts';
import { readRetentionPolicy } from './retention-policy.ts';

/** What a run has come to, so far. */
export interface RetentionProgress {
  readonly contacts: number;
  readonly items: number;
  readonly documents: number;
  /** Contacts whose time is over and that a hold keeps. */
  readonly held: number;
}

export interface RetentionOptions {
  readonly db: Kysely<Database>;
  readonly now: () => Date;
  /** Who runs it, for the audit log. */
  readonly agent: Agent;
  readonly requestId: string;
  /** Only counts. */
  readonly dryRun: boolean;
  /** Told after each batch, once it is deleted. */
  readonly onProgress: (progress: RetentionProgress) => Promise<void> | void;
  /** Ends the run after the batch at hand. */
  readonly signal: AbortSignal;
}

/** Contacts of one transaction. */
const batchSize = 200;

/**
 * Deletes what the policy no longer keeps, batch by batch, each with its line in the audit log. May be interrupted at any time, also by
 * force, and run by several processes at once: what is deleted is deleted, and the next run goes on with the rest.
 * @returns whether it came to the end.
 */
export async function runRetention(options: RetentionOptions): Promise<'complete' | 'interrupted'> {
  const { now, onProgress, signal } = options;
  let progress: RetentionProgress = { contacts: 0, items: 0, documents: 0, held: 0 };
  let after = '';
  const moment = now();
  for (;;) {
    const { last, due, deletion } = await runBatch(options, { now: moment, after });
    if (last === undefined) break;
    after = last;
    progress = {
      contacts: progress.contacts + deletion.contacts.length,
      items: progress.items + deletion.contacts.reduce((sum, { items }) => sum + items, 0),
      documents: progress.documents + deletion.documents,
      held: progress.held + due.filter(({ held }) => held).length,
    };
    await onProgress(progress);
    if (signal.aborted) return 'interrupted';
  }
  const documents = await deleteOrphans(options, moment);
  if (documents > 0) await onProgress({ ...progress, documents: progress.documents + documents });
  if (!options.dryRun) await dropMonths(options, moment);
  return 'complete';
}

/** The tables of months of which nothing is left and nothing is kept. */
async function dropMonths({ db, agent, requestId }: RetentionOptions, now: Date): Promise<void> {
  const youngest = youngestDue(await readRetentionPolicy(db), now);
  if (youngest === undefined) return;
  await dropEmptyMonths(db, monthOf(youngest), (transaction, droppedMonth) =>
    auditLog(transaction)({ agent, requestId, action: 'retention.run', detail: { droppedMonth } }),
  );
}

interface Batch {
  /** Id of the last contact that was looked at; absent when there was none. */
  readonly last: string | undefined;
  readonly due: readonly DueContact[];
  readonly deletion: Deletion;
}

function runBatch(
  { db, agent, requestId, dryRun }: RetentionOptions,
  from: { readonly now: Date; readonly after: string },
): Promise<Batch> {
  return db.transaction().execute(async (transaction) => {
    // Policy and holds are those of this moment: a hold that was set meanwhile is seen here.
    if (!dryRun) await lockDeletion(transaction);
    const policy = await readRetentionPolicy(transaction);
    const found = await dueContacts(transaction, { policy, ...from, limit: batchSize });
    const due = dryRun ? found : await stillDue(transaction, found, { policy, ...from });
    const ids = due.filter(({ held }) => !held).map(({ id }) => id);
    const deletion = await (dryRun ? countDeletion : deleteContacts)(transaction, ids);
    if (!dryRun && ids.length > 0) {
      await auditLog(transaction)({ agent, requestId, action: 'retention.run', detail: detailOf(policy, deletion) });
    }
    return { last: found.at(-1)?.id, due, deletion };
  });
}

/** Those that are due when nobody is writing to them any more: a message that has just come keeps its contact. */
async function stillDue(
  transaction: Transaction<Database>,
  found: readonly DueContact[],
  by: { readonly policy: RetentionPolicy; readonly now: Date; readonly after: string },
): Promise<readonly DueContact[]> {
  const among = found.map(({ id }) => id);
  await lockContacts(transaction, among);
  return dueContacts(transaction, { ...by, among, limit: among.length });
}

const detailOf = ({ days, queues }: RetentionPolicy, { contacts, documents }: Deletion) => ({
  policyDays: days ?? 'kept',
  policyQueues: queues,
  contacts,
  documents,
});

/** Documents of contacts of which nothing was ever heard, or that are gone: as old as they are themselves, of whatever queue. */
function deleteOrphans({ db, agent, requestId, dryRun }: RetentionOptions, now: Date): Promise<number> {
  return db.transaction().execute(async (transaction) => {
    if (!dryRun) await lockDeletion(transaction);
    const policy = await readRetentionPolicy(transaction);
    if (policy.days === null) return 0;
    const orphans = sql`document
      where kind in ('note', 'disposition', 'handoff_card')
        and written_at < ${now.toISOString()}::timestamptz - make_interval(days => ${policy.days}::integer)
        and not exists (select from contact where owner in (contact.id, contact.initial_contact_id))
        and not exists (select from legal_hold where contact_id = owner)`;
    const { rows } = await sql<{ count: number }>`select count(*)::integer as count from ${orphans}`.execute(
      transaction,
    );
    const documents = rows[0]?.count ?? 0;
    if (dryRun || documents === 0) return documents;
    await sql`delete from ${orphans}`.execute(transaction);
    const detail = detailOf(policy, { contacts: [], documents });
    await auditLog(transaction)({ agent, requestId, action: 'retention.run', detail });
    return documents;
  });
}
