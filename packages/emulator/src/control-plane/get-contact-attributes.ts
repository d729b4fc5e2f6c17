import { contactOf } from '../world/world.ts';
import { contactIdInput, controlPlaneOperation, instanceIdInput } from './control-plane-operation.ts';

export const getContactAttributesOperation = controlPlaneOperation({
  name: 'GetContactAttributes',
  method: 'GET',
  path: '/contact/attributes/:InstanceId/:InitialContactId',
  errors: ['InvalidRequestException', 'ResourceNotFoundException', 'InternalServiceException'],
  input: { InstanceId: instanceIdInput, InitialContactId: contactIdInput },
  run: ({ world, input }) => ({ Attributes: contactOf(world, input.InitialContactId).attributes }),
});
