import type { DisconnectReason } from './disconnect-reason.ts';
import type { FlowStep } from './flow-step.ts';
import { postEvent } from './post-item.ts';
import { addSegment, closeSegment, pendingInvitations } from './segments.ts';
import type { Contact, Participant } from './state.ts';
import { leaveSegment } from './take-over.ts';
import { withdrawOffer } from './withdraw-offer.ts';
import { contactOf, type World } from './world.ts';

/** What the flow that the conversation came in by does when the last agent has left; a flow without it ends the chat then. */
export const disconnectStepsOf = (world: World, { initialContactId }: Contact): readonly FlowStep[] | undefined =>
  world.contacts.get(initialContactId)?.contactFlow?.disconnectSteps;

interface DisconnectFlow {
  readonly steps: readonly FlowStep[];
  readonly leavers: readonly Participant[];
  /** Of the agents' contacts. */
  readonly reason: DisconnectReason;
}

/**
 * The agents leave and the customer stays, in a contact of the flow's own (administrator guide, set disconnect flow;
 * contact events, initiation method DISCONNECT). From there the customer may come to another agent.
 */
export function beginDisconnectFlow(world: World, contact: Contact, { steps, leavers, reason }: DisconnectFlow): void {
  const segment = addSegment(world, contact, { initiationMethod: 'DISCONNECT', state: 'flow', steps });
  for (const invited of pendingInvitations(world, contact)) {
    withdrawOffer(world, invited);
    closeSegment(world, invited);
  }
  for (const leaver of leavers) leave(world, leaver, reason);
  world.events.emit({ type: 'contact', contact: segment });
}

/** A bot has no contact of its own to end. */
function leave(world: World, leaver: Participant, reason: DisconnectReason): void {
  const contact = contactOf(world, leaver.contactId);
  if (leaver.agentLogin !== undefined) return leaveSegment(world, contact, { leaver, reason });
  postEvent(world, contact, 'participantLeft', leaver);
  leaver.state = 'left';
}
