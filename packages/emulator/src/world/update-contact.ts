import type { Contact } from './state.ts';
import { touchAgent, type World } from './world.ts';

export type ContactData = Pick<Contact, 'attributes' | 'segmentAttributes' | 'tags'>;

/** Changes what is known about a contact and tells the agents who have it. Members that are absent stay as they are. */
export function updateContact(world: World, contact: Contact, data: Partial<ContactData>): void {
  Object.assign(contact, data);
  for (const agent of world.agents.values()) if (agent.assignments.has(contact.id)) touchAgent(world, agent);
  const updated = Object.keys(data) as (keyof ContactData)[];
  world.events.emit({ type: 'contact data', contact, updated });
}
