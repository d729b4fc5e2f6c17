import type { SocketHub } from '../sockets/socket-hub.ts';
import { endedBy } from '../world/disconnect-reason.ts';
import type { Agent, Contact } from '../world/state.ts';
import type { World } from '../world/world.ts';

/** ISO 8601, or absent. */
const iso = (ms: number | undefined): string | undefined => (ms === undefined ? undefined : new Date(ms).toISOString());

/** The world as the control API shows it: no tokens, no message text. */
export function stateView(world: World, sockets: SocketHub) {
  return {
    time: iso(world.clock.now()),
    agents: [...world.agents.values()].map(agentView),
    contacts: [...world.contacts.values()].map(contactView),
    queued: [...world.contacts.values()].filter(({ state }) => state === 'queued').map(({ id }) => id),
    sockets: sockets.list().map(({ target, subscribed, silent }) => ({ ...target, subscribed, silent })),
  };
}

const agentView = (agent: Agent) => ({
  login: agent.definition.login,
  name: agent.definition.name,
  state: agent.state.name,
  stateSince: iso(agent.stateSince),
  nextState: agent.nextState?.state.name,
  contacts: [...agent.assignments.values()].map(({ contact, state, stateSince }) => ({
    contactId: contact.id,
    state,
    stateSince: iso(stateSince),
  })),
});

const contactView = (contact: Contact) => ({
  contactId: contact.id,
  initialContactId: contact.initialContactId,
  state: contact.state,
  queue: contact.queue.name,
  customerName: contact.customer.displayName,
  agent: contact.agentLogin,
  attributes: contact.attributes,
  initiatedAt: iso(contact.initiatedAt),
  connectedToAgentAt: iso(contact.connectedToAgentAt),
  disconnectedAt: iso(contact.disconnectedAt),
  endedBy: contact.disconnectReason && endedBy(contact.disconnectReason),
  items: contact.transcript.items.length,
});
