import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { AgentIds } from '../connect/agent-ids.ts';
import type { ContactAgents } from '../connect/contact-agents.ts';
import { ApiFailure } from '../http/api-failure.ts';
import type { Database } from '../store/database.ts';
import type { Agent } from './authenticator.ts';
import { requireOwnContact } from './require-own-contact.ts';
import { hasRole } from './roles.ts';

/** Who may read which stored contacts: a supervisor all, an agent those of the conversations that the agent had a part in. */
export interface ContactReaders {
  /** @throws {ApiFailure} `forbidden` for what the agent may not read and for what does not exist alike. */
  requireReadable(agent: Agent, contactId: string): Promise<void>;
  /** The same as conditions on a row of `contact`, all of which have to hold; none for who may read all. */
  readableContacts(agent: Agent): Promise<readonly RawBuilder<boolean>[]>;
}

export interface ContactReadersOptions {
  readonly db: Kysely<Database>;
  readonly contacts: ContactAgents;
  readonly agentIds: AgentIds;
  /** Whether an agent may read every contact of a customer of whom the agent has or had one. */
  readonly customerHistory: boolean;
}

/**
 * Amazon Connect says whose a contact is: by contact events, which are stored, and when asked. It forgets contacts after two years; what is
 * stored stays readable for those who could read it.
 */
export function contactReaders({ db, contacts, agentIds, customerHistory }: ContactReadersOptions): ContactReaders {
  const ofAgent = (id: string): RawBuilder<boolean> => {
    const handled = sql`contact.initial_contact_id in (select own.initial_contact_id from contact own where own.agent_id = ${id})`;
    if (!customerHistory) return sql<boolean>`${handled}`;
    return sql<boolean>`(${handled} or contact.customer_id in (
      select own.customer_id from contact own where own.agent_id = ${id} and own.customer_id is not null))`;
  };
  const readableContacts = async (agent: Agent): Promise<readonly RawBuilder<boolean>[]> => {
    if (hasRole(agent, 'supervisor')) return [];
    const id = await agentIds.idOf(agent.username);
    return [id === undefined ? sql<boolean>`false` : ofAgent(id)];
  };
  const isStoredFor = async (agent: Agent, contactId: string) => {
    let stored = db.selectFrom('contact').select('id').where('id', '=', contactId);
    for (const condition of await readableContacts(agent)) stored = stored.where(condition);
    const row = await stored.executeTakeFirst();
    return row !== undefined;
  };
  const ownOrThrow = async (agent: Agent, contactId: string) => {
    if (hasRole(agent, 'supervisor')) await contacts.describe(contactId);
    else await requireOwnContact(contacts, agent, contactId);
  };

  return {
    readableContacts,
    async requireReadable(agent, contactId) {
      // A supervisor is not kept waiting for Amazon Connect, whose answer about an own contact is mostly at hand.
      if (hasRole(agent, 'supervisor') && (await isStoredFor(agent, contactId))) return;
      await ownOrThrow(agent, contactId).catch(async (error: unknown) => {
        if (!(error instanceof ApiFailure && error.code === 'forbidden')) throw error;
        if (!(await isStoredFor(agent, contactId))) throw error;
      });
    },
  };
}
