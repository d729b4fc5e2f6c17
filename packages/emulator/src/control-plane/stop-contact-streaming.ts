import { contactOf } from '../world/world.ts';
import { contactIdInput, controlPlaneOperation, instanceIdInput } from './control-plane-operation.ts';
import { commonErrors } from './errors.ts';

export const stopContactStreamingOperation = controlPlaneOperation({
  name: 'StopContactStreaming',
  method: 'POST',
  path: '/contact/stop-streaming',
  errors: commonErrors,
  input: {
    InstanceId: instanceIdInput,
    ContactId: contactIdInput,
    StreamingId: { type: 'string', required: true, min: 1, max: 100 },
  },
  run: ({ world, streaming, input, refuse }) => {
    if (!streaming.stop(contactOf(world, input.ContactId), input.StreamingId)) {
      throw refuse('ResourceNotFoundException', 'The contact has no such streaming');
    }
    return {};
  },
});
