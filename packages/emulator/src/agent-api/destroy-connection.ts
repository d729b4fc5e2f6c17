import { assignmentOf } from '../world/assignment.ts';
import { failInvitation } from '../world/invite.ts';
import { leaveContact } from '../world/leave-contact.ts';
import { withdrawOffer } from '../world/withdraw-offer.ts';
import { pendingInvitations, servesCustomer } from '../world/segments.ts';
import { agentError, agentOperation } from './agent-operation.ts';

/**
 * Hangs up one connection of a contact: the agent's own, the customer's, another agent's, or one that is being made. Who
 * only listens is seen by nobody, and has no connection to hang up but the own one.
 */
export const destroyConnectionOperation = agentOperation({
  name: 'DestroyConnection',
  input: {
    contactId: { type: 'string', required: true, min: 1 },
    connectionId: { type: 'string', required: true, min: 1 },
  },
  run: ({ world, agent, input }) => {
    const { contact, participant: own, state } = assignmentOf(agent, input.contactId);
    const pending = pendingInvitations(world, contact).find(
      ({ invitation }) => invitation?.connectionId === input.connectionId,
    );
    const participant = contact.participants.find(
      (each) => each.id === input.connectionId && (each === own || each.state !== 'listening'),
    );
    if (pending === undefined && participant === undefined) {
      throw agentError('ValidationException', 'The contact has no such connection');
    }
    if (participant !== own && !servesCustomer(contact)) {
      throw agentError('InvalidStateException', 'Who only listens can hang up nobody else');
    }
    if (state !== 'connected') throw agentError('InvalidStateException', 'The contact is not connected');
    if (pending !== undefined) {
      withdrawOffer(world, pending);
      failInvitation(world, pending);
    } else if (participant !== undefined)
      leaveContact(world, participant, participant === own ? {} : { removedBy: own });
    return {};
  },
});
