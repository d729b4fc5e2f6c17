import { acceptContact } from '../world/accept-contact.ts';
import { agentOperation, contactIdInput } from './agent-operation.ts';

export const acceptContactOperation = agentOperation({
  name: 'AcceptContact',
  input: contactIdInput,
  run: ({ world, agent, input }) => {
    acceptContact(world, { login: agent.definition.login, contactId: input.contactId });
    return {};
  },
});
