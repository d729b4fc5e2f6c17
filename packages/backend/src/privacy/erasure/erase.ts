import type { ErasureProof, ErasureRequest } from '@liaison/protocol/api';
import { type Kysely, sql, type Transaction } from 'kysely';
import { auditLog } from '../../audit/audit.ts';
import type { Agent } from '../../auth/authenticator.ts';
import type { Database } from '../../store/database.ts';
import { countDeletion, deleteContacts, lockContacts } from '../deletion/delete-contacts.ts';
import { lockDeletion } from '../deletion/deletion-lock.ts';
import { isHeld } from '../holds/held.ts';

/** Something is under a hold, so nothing was erased. */
export class UnderHold extends Error {
  override readonly name = 'UnderHold';

  constructor(held: number) {
    super(`${held} of the contacts are under a legal hold; nothing was erased.`);
  }
}

export interface Erasure extends ErasureRequest {
  readonly agent: Agent;
  readonly requestId: string;
  readonly at: Date;
  /** Ends the work while nothing is erased yet. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Erases everything of a customer, or of one conversation: all of it, with its proof in the audit log, or nothing.
 * @throws {UnderHold}
 */
export function erase(db: Kysely<Database>, erasure: Erasure): Promise<ErasureProof> {
  const { agent, requestId, reason, contactId, customerId, exceptHeld, dryRun, at, signal } = erasure;
  return db.transaction().execute(async (transaction) => {
    if (!dryRun) await lockDeletion(transaction);
    const found = await (dryRun ? contactsOf : lockedContactsOf)(transaction, erasure);
    const held = found.filter((contact) => contact.held).length;
    if (held > 0 && !exceptHeld && !dryRun) throw new UnderHold(held);
    const ids = found.filter((contact) => !contact.held).map(({ id }) => id);
    const { contacts, documents } = await (dryRun ? countDeletion : deleteContacts)(transaction, ids);
    if (!dryRun) {
      const action = customerId === undefined ? 'contact.erase' : 'customer.erase';
      const detail = { contacts, documents, held };
      await auditLog(transaction)({ agent, requestId, action, contactId, customerId, reason, detail });
    }
    signal?.throwIfAborted();
    return { dryRun, erasedAt: at.toISOString(), contacts: [...contacts], documents, held };
  });
}

interface FoundContact {
  readonly id: string;
  readonly held: boolean;
}

/** The same, as it is when nobody is telling anything of them any more: whose a contact is decides what is erased and what is held. */
async function lockedContactsOf(
  transaction: Transaction<Database>,
  erasure: Erasure,
): Promise<readonly FoundContact[]> {
  const locked = new Set<string>();
  for (;;) {
    const found = await contactsOf(transaction, erasure);
    const ids = found.map(({ id }) => id);
    if (ids.every((id) => locked.has(id))) return found;
    await lockContacts(transaction, ids);
    for (const id of ids) locked.add(id);
  }
}

/**
 * Every contact of every conversation of the customer: not of each does Amazon Connect say whose it is. A contact of which nothing was
 * heard can have a note all the same.
 */
async function contactsOf(
  transaction: Transaction<Database>,
  { contactId, customerId }: Pick<Erasure, 'contactId' | 'customerId'>,
): Promise<readonly FoundContact[]> {
  const own =
    contactId === undefined ? sql`customer_id = ${customerId}` : sql`${contactId} in (id, initial_contact_id)`;
  const { rows } = await sql<FoundContact>`
    select id, ${isHeld} as held from contact
    where initial_contact_id in (select initial_contact_id from contact where ${own})
    order by id`.execute(transaction);
  if (contactId === undefined || rows.some(({ id }) => id === contactId)) return rows;
  const holds = await transaction
    .selectFrom('legal_hold')
    .select('id')
    .where('contact_id', '=', contactId)
    .executeTakeFirst();
  return [...rows, { id: contactId, held: holds !== undefined }];
}
