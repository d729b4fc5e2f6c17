import { assignmentOf } from '../world/assignment.ts';
import { failInvitation } from '../world/invite.ts';
import { leaveContact } from '../world/leave-contact.ts';
import { withdrawOffer } from '../world/withdraw-offer.ts';
import { pendingInvitations } from '../world/segments.ts';
import { agentError, agentOperation } from './agent-operation.ts';

/** Hangs up one connection of a contact: the agent's own, the customer's, another agent's, or one that is being made. */
export const destroyConnectionOperation = agentOperation({
  name: 'DestroyConnection',
  input: {
    contactId: { type: 'string', required: true, min: 1 },
    connectionId: { type: 'string', required: true, min: 1 },
  },
  run: ({ world, agent, input }) => {
    const { contact, state } = assignmentOf(agent, input.contactId);
    const pending = pendingInvitations(world, contact).find(
      ({ invitation }) => invitation?.connectionId === input.connectionId,
    );
    const participant = contact.participants.find(({ id }) => id === input.connectionId);
    if (pending === undefined && participant === undefined) {
      throw agentError('ValidationException', 'The contact has no such connection');
    }
    if (state !== 'connected') throw agentError('InvalidStateException', 'The contact is not connected');
    if (pending !== undefined) {
      withdrawOffer(world, pending);
      failInvitation(world, pending);
    } else if (participant !== undefined) leaveContact(world, participant);
    return {};
  },
});
