import { moveAssignment } from './assignment.ts';
import type { DisconnectReason } from './disconnect-reason.ts';
import { startIdleTimers, stopIdleTimers } from './idle-timers.ts';
import type { Contact } from './state.ts';
import { contactMoves, moved } from './transitions.ts';
import { agentOf, type World } from './world.ts';

/**
 * One conversation is a chain of contacts, one for each agent it was given to. They share the transcript and the list
 * of participants; the customer belongs to the one that lasts. A supervisor has one too.
 */
export const liveSegments = (world: World, { transcript }: Contact): Contact[] =>
  [...world.contacts.values()].filter((segment) => segment.transcript === transcript && segment.state !== 'ended');

/** What one contact of a conversation does not share with the one it comes from. */
type OwnOfSegment = Pick<Contact, 'initiationMethod' | 'state'> &
  Partial<
    Pick<Contact, 'agentLogin' | 'connectedToAgentAt' | 'enqueuedAt' | 'invitation' | 'monitoring' | 'queue' | 'steps'>
  >;

/** Another contact of the same conversation. */
export function addSegment(world: World, from: Contact, own: OwnOfSegment): Contact {
  const segment: Contact = {
    id: world.ids.uuid(),
    initialContactId: from.initialContactId,
    previousContactId: from.id,
    initiatedAt: world.clock.now(),
    queue: from.queue,
    attributes: from.attributes,
    segmentAttributes: from.segmentAttributes,
    supportedContentTypes: from.supportedContentTypes,
    customer: from.customer,
    transcript: from.transcript,
    participants: from.participants,
    ...(from.past !== undefined && { past: from.past }),
    idleMinutes: from.idleMinutes,
    idleInForce: {},
    idle: new Set(),
    passedBy: new Set(),
    timers: new Map(),
    ...own,
  };
  world.contacts.set(segment.id, segment);
  return segment;
}

/** Whether somebody is, or will be, with the customer there: not so where a supervisor only listens. */
export const servesCustomer = ({ monitoring }: Contact): boolean => monitoring?.mode !== 'SILENT_MONITOR';

/** The other contacts of the conversation by which an agent is with the customer. */
export const othersWithCustomer = (world: World, contact: Contact): Contact[] =>
  liveSegments(world, contact).filter((each) => each !== contact && each.state === 'connected' && servesCustomer(each));

/** Offered to somebody, or waiting for it, on an agent's invitation. */
export const pendingInvitations = (world: World, contact: Contact): Contact[] =>
  liveSegments(world, contact).filter(({ invitation, state }) => invitation !== undefined && state !== 'connected');

/** Ends one contact of a conversation that goes on in another one, which takes over its timers and the customer. */
export function closeSegment(world: World, contact: Contact, reason: DisconnectReason = 'AGENT_DISCONNECT'): void {
  contact.state = moved(contact.state, contactMoves.end, 'The contact');
  contact.disconnectReason = reason;
  contact.disconnectedAt = world.clock.now();
  stopIdleTimers(contact);
  if (servesCustomer(contact)) handOverCustomer(world, contact);
  contact.timers.clear();
  world.events.emit({ type: 'contact', contact });
  for (const segment of liveSegments(world, contact)) {
    if (!servesCustomer(segment) && segment.monitoring?.ofContactId === contact.id) stopListening(world, segment);
  }
}

/** Gives what one contact holds for the whole conversation to another in which somebody is with the customer. */
export function handOverCustomer(world: World, contact: Contact): void {
  const others = liveSegments(world, contact).filter((segment) => segment !== contact && servesCustomer(segment));
  const next = others.find(({ state }) => state === 'connected') ?? others[0];
  if (next === undefined) return;
  for (const [name, cancel] of contact.timers) next.timers.set(name, cancel);
  contact.timers.clear();
  if (contact.authentication !== undefined) {
    next.authentication = contact.authentication;
    delete contact.authentication;
  }
  if (next.customer.contactId === contact.id) next.customer.contactId = next.id;
  if (next.state === 'connected') startIdleTimers(world, next);
}

/** A supervisor listens no longer; nobody is told. */
export function stopListening(world: World, contact: Contact): void {
  for (const participant of contact.participants) {
    if (participant.contactId === contact.id && participant.state === 'listening') participant.state = 'left';
  }
  const agent = agentOf(world, contact.agentLogin ?? '');
  const assignment = agent.assignments.get(contact.id);
  if (assignment?.state === 'connected') moveAssignment(world, agent, assignment, 'end');
  closeSegment(world, contact);
}
