import { assignmentOf } from '../world/assignment.ts';
import { agentError, agentOperation, contactIdInput } from './agent-operation.ts';

/** In a multi-party chat everybody hears everybody already; without it there is nothing to join. */
export const conferenceConnectionsOperation = agentOperation({
  name: 'ConferenceConnections',
  input: contactIdInput,
  run: ({ world, agent, input }) => {
    const { state } = assignmentOf(agent, input.contactId);
    if (state !== 'connected' || !world.multiPartyChat) {
      throw agentError('InvalidStateException', 'The contact has no connections to join');
    }
    return {};
  },
});
