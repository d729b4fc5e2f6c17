import type { ContactAgents, DescribedContact } from '../connect/contact-agents.ts';
import type { Agent } from './authenticator.ts';
import { requireOwnContact } from './require-own-contact.ts';
import { hasRole } from './roles.ts';

/**
 * The contact, if it is this agent's or the person supervises.
 * @throws {ApiFailure} `forbidden` for anybody else's contact and for one that does not exist alike.
 */
export function requireReadableContact(
  contacts: ContactAgents,
  agent: Agent,
  contactId: string,
): Promise<DescribedContact> {
  if (hasRole(agent, 'supervisor')) return contacts.describe(contactId);
  return requireOwnContact(contacts, agent, contactId);
}
