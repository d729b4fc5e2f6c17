import type { AuditAction } from '@liaison/protocol/api';
import type { Kysely } from 'kysely';
import type { Agent } from '../auth/authenticator.ts';
import { roleOf } from '../auth/roles.ts';
import type { Database } from '../store/database.ts';

/** Something that somebody did and that has to be answered for. */
export interface AuditedAction {
  readonly agent: Agent;
  readonly requestId: string;
  readonly action: AuditAction;
  readonly contactId?: string | undefined;
  readonly customerId?: string | undefined;
  /** Why, in the words of whoever did it. */
  readonly reason?: string | undefined;
  /** Numbers, names and hashes that describe the action, e.g. how many lines were exported. Never content. */
  readonly detail?: Readonly<Record<string, string | number | boolean | readonly object[]>> | undefined;
}

/**
 * Writes one line of the audit log. Resolves once the line is in the database: whoever reads, exports, reveals or erases waits for it
 * before answering, so that nothing is shown of which there is no record.
 */
export type Audit = (action: AuditedAction) => Promise<void>;

/** @param db a transaction, where the line and what it tells of have to be written together. */
export function auditLog(db: Kysely<Database>): Audit {
  return async ({ agent, requestId, action, contactId, customerId, reason, detail }) => {
    await db
      .insertInto('audit_entry')
      .values({
        actor: agent.username,
        subject: agent.subject,
        role: roleOf(agent),
        action,
        contact_id: contactId ?? null,
        customer_id: customerId ?? null,
        reason: reason ?? null,
        detail: detail === undefined ? null : JSON.stringify(detail),
        request_id: requestId,
      })
      .execute();
  };
}
