import { endContact } from '../world/end-contact.ts';
import { contactOf } from '../world/world.ts';
import {
  contactIdInput,
  controlPlaneError,
  controlPlaneOperation,
  instanceIdInput,
} from './control-plane-operation.ts';

export const stopContactOperation = controlPlaneOperation({
  name: 'StopContact',
  method: 'POST',
  path: '/contact/stop',
  errors: [
    'InvalidRequestException',
    'ContactNotFoundException',
    'InvalidParameterException',
    'ResourceNotFoundException',
    'InternalServiceException',
    'InvalidActiveRegionException',
  ],
  input: {
    ContactId: contactIdInput,
    InstanceId: instanceIdInput,
    DisconnectReason: { type: 'structure', members: { Code: { type: 'string' } } },
  },
  run: ({ world, input }) => {
    const contact = contactOf(world, input.ContactId);
    if (contact.state === 'ended') throw controlPlaneError('ContactNotFoundException', 'The contact is not active');
    endContact(world, contact, { by: 'api' });
    return {};
  },
});
