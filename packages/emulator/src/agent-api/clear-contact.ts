import { clearContact } from '../world/clear-contact.ts';
import { agentOperation, contactIdInput } from './agent-operation.ts';

export const clearContactOperation = agentOperation({
  name: 'ClearContact',
  input: contactIdInput,
  run: ({ world, agent, input }) => {
    clearContact(world, { login: agent.definition.login, contactId: input.contactId });
    return {};
  },
});
