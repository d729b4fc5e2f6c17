import { assignmentOf } from '../world/assignment.ts';
import { clearContact } from '../world/clear-contact.ts';
import { agentById } from './agent-by-id.ts';
import { contactIdInput, controlPlaneOperation, instanceIdInput } from './control-plane-operation.ts';
import { commonErrors } from './errors.ts';

const dismissible: readonly string[] = ['missed', 'ended', 'rejected', 'error'];

/** Clears a contact that is over for the agent, in after contact work too. */
export const dismissUserContactOperation = controlPlaneOperation({
  name: 'DismissUserContact',
  method: 'POST',
  path: '/users/:InstanceId/:UserId/contact',
  errors: [...commonErrors, 'ThrottlingException', 'AccessDeniedException'],
  input: {
    InstanceId: instanceIdInput,
    UserId: { type: 'string', required: true },
    ContactId: contactIdInput,
  },
  run: ({ world, input, refuse }) => {
    const agent = agentById(world, input.UserId);
    if (!dismissible.includes(assignmentOf(agent, input.ContactId).state)) {
      throw refuse('InvalidRequestException', 'The contact is not missed, rejected, in error or ended');
    }
    clearContact(world, { login: agent.definition.login, contactId: input.ContactId });
    return {};
  },
});
