import type { AuditEntry, AuditQuery } from '@liaison/protocol/api';
import type { Kysely } from 'kysely';
import type { Database } from '../store/database.ts';

export interface AuditPage {
  readonly entries: readonly AuditEntry[];
  /** Where the next page begins; absent on the last one. */
  readonly next: string | undefined;
}

/** The newest lines first. A page begins right after a line, so lines written meanwhile move nothing. */
export async function readAudit(db: Kysely<Database>, query: AuditQuery): Promise<AuditPage> {
  const { limit, before, actor, action, contactId, customerId, from, to } = query;
  const rows = await db
    .selectFrom('audit_entry')
    .selectAll()
    .$if(before !== undefined, (select) => select.where('position', '<', before ?? ''))
    .$if(actor !== undefined, (select) => select.where('actor', '=', actor ?? ''))
    .$if(action !== undefined, (select) => select.where('action', '=', action ?? ''))
    .$if(contactId !== undefined, (select) => select.where('contact_id', '=', contactId ?? ''))
    .$if(customerId !== undefined, (select) => select.where('customer_id', '=', customerId ?? ''))
    .$if(from !== undefined, (select) => select.where('at', '>=', new Date(from ?? 0)))
    .$if(to !== undefined, (select) => select.where('at', '<', new Date(to ?? 0)))
    .orderBy('position', 'desc')
    .limit(limit + 1)
    .execute();
  const entries = rows.slice(0, limit).map((row) => ({
    position: String(row.position),
    at: row.at.toISOString(),
    actor: row.actor,
    role: row.role,
    action: row.action,
    contactId: row.contact_id ?? undefined,
    customerId: row.customer_id ?? undefined,
    reason: row.reason ?? undefined,
    detail: row.detail ?? undefined,
    requestId: row.request_id,
  }));
  return { entries, next: rows.length > limit ? entries.at(-1)?.position : undefined };
}
