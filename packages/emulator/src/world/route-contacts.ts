import { acceptContact } from './accept-contact.ts';
import { missContact } from './miss-contact.ts';
import type { Agent, Assignment, Contact, Participant } from './state.ts';
import { contactMoves, moved } from './transitions.ts';
import { touchAgent, type World } from './world.ts';

/** Offers every waiting contact, oldest first, to the agent who has been idle longest among those with a free slot. */
export function routeContacts(world: World): void {
  for (const contact of world.contacts.values()) {
    if (contact.state !== 'queued') continue;
    const agent = longestIdle(eligibleAgents(world, contact));
    if (agent !== undefined) offerContact(world, contact, agent);
  }
}

function eligibleAgents(world: World, contact: Contact): Agent[] {
  const { routingProfile } = world.instance;
  const wanted = contact.invitation?.login;
  if (wanted === undefined && !routingProfile.queueIds.includes(contact.queue.id)) return [];
  return [...world.agents.values()].filter(
    (agent) =>
      agent.state.type === 'routable' &&
      (agent.nextState === undefined || agent.nextState.state.type === 'routable') &&
      agent.assignments.size < routingProfile.chatConcurrency &&
      (wanted ?? agent.definition.login) === agent.definition.login &&
      !isOccupiedWith(agent, contact) &&
      !contact.passedBy.has(agent.definition.login),
  );
}

/** Also with another contact of the same conversation, until it is cleared. */
const isOccupiedWith = ({ assignments }: Agent, { transcript }: Contact): boolean =>
  [...assignments.values()].some(({ contact }) => contact.transcript === transcript);

const longestIdle = (agents: readonly Agent[]): Agent | undefined =>
  agents.toSorted((a, b) => a.idleRank - b.idleRank)[0];

/** Rings at the agent. Whether there is a free slot is for the caller to know. */
export function offerContact(world: World, contact: Contact, agent: Agent): void {
  const now = world.clock.now();
  const participant: Participant = {
    id: world.ids.uuid(),
    contactId: contact.id,
    role: 'AGENT',
    displayName: agent.definition.name,
    agentLogin: agent.definition.login,
    state: 'invited',
  };
  const assignment: Assignment = {
    contact,
    participant,
    participantToken: world.credentials.participantTokens.issue(participant.id).token,
    offeredAt: now,
    state: 'connecting',
    stateSince: now,
    cancelTimer: agent.settings.autoAccept
      ? world.clock.setTimer(world.timing.autoAcceptMs, () =>
          acceptContact(world, { login: agent.definition.login, contactId: contact.id }),
        )
      : world.clock.setTimer(world.timing.acceptWindowMs, () => missContact(world, agent, assignment)),
  };
  contact.state = moved(contact.state, contactMoves.offer, 'The contact');
  contact.agentLogin = agent.definition.login;
  contact.participants.push(participant);
  world.participants.set(participant.id, participant);
  agent.assignments.set(contact.id, assignment);
  world.lastIdleRank += 1;
  agent.idleRank = world.lastIdleRank;
  world.events.emit({ type: 'contact', contact });
  touchAgent(world, agent);
}
