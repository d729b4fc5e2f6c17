import { offerContact } from '../world/route-contacts.ts';
import { contactOf } from '../world/world.ts';
import { agentById } from './agent-by-id.ts';
import { contactIdInput, controlPlaneOperation, instanceIdInput } from './control-plane-operation.ts';
import { commonErrors } from './errors.ts';

/** Offers a waiting contact to one agent, even beyond the agent's number of chats at once. */
export const associateContactWithUserOperation = controlPlaneOperation({
  name: 'AssociateContactWithUser',
  method: 'POST',
  path: '/contacts/:InstanceId/:ContactId/associate-user',
  errors: [...commonErrors, 'AccessDeniedException', 'ThrottlingException'],
  input: {
    InstanceId: instanceIdInput,
    ContactId: contactIdInput,
    UserId: { type: 'string', required: true, min: 1, max: 256 },
  },
  run: ({ world, input, refuse }) => {
    const agent = agentById(world, input.UserId);
    const contact = contactOf(world, input.ContactId);
    if (contact.state !== 'queued') throw refuse('InvalidRequestException', 'The contact does not wait in a queue');
    if (agent.state.type === 'offline' || agent.assignments.has(contact.id)) {
      throw refuse('InvalidRequestException', 'The contact cannot be offered to this user now');
    }
    offerContact(world, contact, agent);
    return {};
  },
});
