import { DisconnectParticipant$, type DisconnectParticipantRequest } from '@aws-sdk/client-connectparticipant';
import { leaveContact } from '../world/leave-contact.ts';
import { participantOperation } from './participant-operation.ts';

export const disconnectParticipantOperation = participantOperation<DisconnectParticipantRequest>({
  schema: DisconnectParticipant$,
  bearer: 'connection',
  silent: true,
  run: ({ world, participant, input }) =>
    world.idempotentResults.run(`DisconnectParticipant ${participant.id}`, input.ClientToken, () => {
      leaveContact(world, participant);
      return {};
    }),
});
