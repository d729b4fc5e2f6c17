import { endContact } from '../world/end-contact.ts';
import { contactOf } from '../world/world.ts';
import { contactIdInput, controlPlaneOperation, instanceIdInput } from './control-plane-operation.ts';
import { commonErrors } from './errors.ts';

export const stopContactOperation = controlPlaneOperation({
  name: 'StopContact',
  method: 'POST',
  path: '/contact/stop',
  errors: [...commonErrors, 'ContactNotFoundException', 'InvalidActiveRegionException'],
  input: {
    ContactId: contactIdInput,
    InstanceId: instanceIdInput,
    DisconnectReason: { type: 'structure', members: { Code: { type: 'string' } } },
  },
  run: ({ world, input, refuse }) => {
    const contact = contactOf(world, input.ContactId);
    if (contact.state === 'ended') throw refuse('ContactNotFoundException', 'The contact is not active');
    endContact(world, contact, { reason: 'API' });
    return {};
  },
});
