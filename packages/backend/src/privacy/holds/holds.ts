import type { HoldsQuery, LegalHold, SetHoldRequest } from '@liaison/protocol/api';
import type { Kysely, Selectable } from 'kysely';
import { auditLog } from '../../audit/audit.ts';
import type { Agent } from '../../auth/authenticator.ts';
import type { Database } from '../../store/database.ts';
import { lockDeletion } from '../deletion/deletion-lock.ts';
import type { LegalHoldTable } from '../privacy-tables.ts';

/** Who sets or lifts a hold, as the audit log has it. */
export interface HoldChange {
  readonly agent: Agent;
  readonly requestId: string;
  readonly reason: string;
}

const asHold = (row: Selectable<LegalHoldTable>): LegalHold => ({
  holdId: row.id,
  contactId: row.contact_id ?? undefined,
  customerId: row.customer_id ?? undefined,
  reason: row.reason,
  setBy: row.set_by,
  setAt: row.set_at.toISOString(),
});

export interface NewHold extends HoldChange, Omit<SetHoldRequest, 'reason'> {
  readonly holdId: string;
  readonly at: Date;
}

/**
 * Keeps a customer or a conversation. Several holds may be on one: each is lifted by itself. Once this resolves, no deletion under way
 * can still touch what is held.
 */
export function setHold(db: Kysely<Database>, hold: NewHold): Promise<LegalHold> {
  const { agent, requestId, reason, contactId, customerId, holdId, at } = hold;
  return db.transaction().execute(async (transaction) => {
    await lockDeletion(transaction);
    const row = await transaction
      .insertInto('legal_hold')
      .values({
        id: holdId,
        contact_id: contactId ?? null,
        customer_id: customerId ?? null,
        reason,
        set_by: agent.username,
        set_at: at,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    const detail = { holdId };
    await auditLog(transaction)({ agent, requestId, action: 'hold.set', contactId, customerId, reason, detail });
    return asHold(row);
  });
}

/** @returns whether there was such a hold. */
export function liftHold(db: Kysely<Database>, holdId: string, change: HoldChange): Promise<boolean> {
  const { agent, requestId, reason } = change;
  return db.transaction().execute(async (transaction) => {
    const row = await transaction.deleteFrom('legal_hold').where('id', '=', holdId).returningAll().executeTakeFirst();
    if (row === undefined) return false;
    const { contactId, customerId } = asHold(row);
    const detail = { holdId };
    await auditLog(transaction)({ agent, requestId, action: 'hold.lift', contactId, customerId, reason, detail });
    return true;
  });
}

export interface HoldsPage {
  readonly holds: LegalHold[];
  readonly next: string | undefined;
}

/** The oldest first. */
export async function listHolds(db: Kysely<Database>, { after, limit }: HoldsQuery): Promise<HoldsPage> {
  const rows = await db
    .selectFrom('legal_hold')
    .selectAll()
    .$if(after !== undefined, (select) => select.where('position', '>', after ?? ''))
    .orderBy('position')
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  return { holds: page.map(asHold), next: rows.length > limit ? String(page.at(-1)?.position) : undefined };
}
