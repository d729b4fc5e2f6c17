import { contactOf } from '../world/world.ts';
import { clientTokenInput, contactIdInput, controlPlaneOperation, instanceIdInput } from './control-plane-operation.ts';
import { commonErrors } from './errors.ts';

export const startContactStreamingOperation = controlPlaneOperation({
  name: 'StartContactStreaming',
  method: 'POST',
  path: '/contact/start-streaming',
  errors: [...commonErrors, 'LimitExceededException'],
  input: {
    InstanceId: instanceIdInput,
    ContactId: contactIdInput,
    ChatStreamingConfiguration: {
      type: 'structure',
      required: true,
      members: { StreamingEndpointArn: { type: 'string', required: true, min: 1, max: 350 } },
    },
    ClientToken: { ...clientTokenInput, required: true },
  },
  run: ({ world, streaming, input, refuse }) => {
    const contact = contactOf(world, input.ContactId);
    const topicArn = input.ChatStreamingConfiguration.StreamingEndpointArn;
    return world.idempotentResults.run(`StartContactStreaming ${contact.id}`, input.ClientToken, () => {
      if (contact.state === 'ended') throw refuse('InvalidRequestException', 'The contact has ended');
      const started = streaming.start(contact, topicArn);
      if (started === 'no such topic') throw refuse('ResourceNotFoundException', 'No such topic');
      if (started === 'too many') throw refuse('LimitExceededException', 'The contact streams to two topics already');
      return { StreamingId: started.streamingId };
    });
  },
});
