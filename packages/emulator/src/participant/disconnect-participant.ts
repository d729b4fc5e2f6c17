import { leaveContact } from '../world/leave-contact.ts';
import { commonErrors, participantOperation } from './participant-operation.ts';

export const disconnectParticipantOperation = participantOperation({
  name: 'DisconnectParticipant',
  method: 'POST',
  path: '/participant/disconnect',
  bearer: 'connection',
  errors: commonErrors,
  input: { ClientToken: { type: 'string', max: 500 } },
  run: ({ world, participant, input }) =>
    world.idempotentResults.run(`DisconnectParticipant ${participant.id}`, input.ClientToken, () => {
      leaveContact(world, participant);
      return {};
    }),
});
