import { clearContact } from '../world/clear-contact.ts';
import { clearOtherContact } from '../world/other-contacts.ts';
import { agentOperation, contactIdInput } from './agent-operation.ts';

export const clearContactOperation = agentOperation({
  name: 'ClearContact',
  input: contactIdInput,
  run: ({ world, agent, input }) => {
    const other = agent.otherContacts.get(input.contactId);
    if (other !== undefined) {
      clearOtherContact(world, agent, other);
      return {};
    }
    clearContact(world, { login: agent.definition.login, contactId: input.contactId });
    return {};
  },
});
