import type { Agent } from './authenticator.ts';
import type { ContactAgents, DescribedContact } from '../connect/contact-agents.ts';
import { ApiFailure } from '../http/api-failure.ts';

/**
 * The contact, if it is this agent's. User names in Amazon Connect do not differ by case alone.
 * @throws {ApiFailure} `forbidden` for anybody else's contact and for one that does not exist alike.
 */
export async function requireOwnContact(
  contacts: ContactAgents,
  agent: Agent,
  contactId: string,
): Promise<DescribedContact> {
  const contact = await contacts.describe(contactId);
  if (contact.agent?.toLowerCase() !== agent.username.toLowerCase()) {
    throw new ApiFailure('forbidden', 'This contact is not yours.');
  }
  return contact;
}
