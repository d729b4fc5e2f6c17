import { assignmentOf } from '../world/assignment.ts';
import { leaveContact } from '../world/leave-contact.ts';
import { agentError, agentOperation } from './agent-operation.ts';

/** Hangs up one connection of a contact: the agent's own, or the customer's. Either ends the chat. */
export const destroyConnectionOperation = agentOperation({
  name: 'DestroyConnection',
  input: {
    contactId: { type: 'string', required: true, min: 1 },
    connectionId: { type: 'string', required: true, min: 1 },
  },
  run: ({ world, agent, input }) => {
    const { contact, state } = assignmentOf(agent, input.contactId);
    const participant = contact.participants.find(({ id }) => id === input.connectionId);
    if (participant === undefined) throw agentError('ValidationException', 'The contact has no such connection');
    if (state !== 'connected') throw agentError('InvalidStateException', 'The contact is not connected');
    leaveContact(world, participant);
    return {};
  },
});
