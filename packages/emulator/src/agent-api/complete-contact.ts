import { clearContact } from '../world/clear-contact.ts';
import { agentOperation, contactIdInput } from './agent-operation.ts';

/** The name by which older pages clear a contact. */
export const completeContactOperation = agentOperation({
  name: 'CompleteContact',
  input: contactIdInput,
  run: ({ world, agent, input }) => {
    clearContact(world, { login: agent.definition.login, contactId: input.contactId });
    return {};
  },
});
