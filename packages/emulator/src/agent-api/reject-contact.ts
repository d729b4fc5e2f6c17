import { rejectContact } from '../world/reject-contact.ts';
import { agentOperation, contactIdInput } from './agent-operation.ts';

export const rejectContactOperation = agentOperation({
  name: 'RejectContact',
  input: contactIdInput,
  run: ({ world, agent, input }) => {
    rejectContact(world, { login: agent.definition.login, contactId: input.contactId });
    return {};
  },
});
