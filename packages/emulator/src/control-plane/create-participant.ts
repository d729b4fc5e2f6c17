import { addBot } from '../world/add-bot.ts';
import { contactOf } from '../world/world.ts';
import { clientTokenInput, contactIdInput, controlPlaneOperation, instanceIdInput } from './control-plane-operation.ts';

/** For a chat the participant must be a custom bot. */
export const createParticipantOperation = controlPlaneOperation({
  name: 'CreateParticipant',
  method: 'POST',
  path: '/contact/create-participant',
  errors: [
    'InvalidRequestException',
    'ResourceNotFoundException',
    'InternalServiceException',
    'ServiceQuotaExceededException',
    'ThrottlingException',
    'ConflictException',
  ],
  input: {
    InstanceId: instanceIdInput,
    ContactId: contactIdInput,
    ClientToken: clientTokenInput,
    ParticipantDetails: {
      type: 'structure',
      required: true,
      members: {
        ParticipantRole: { type: 'string', enum: ['AGENT', 'CUSTOMER', 'SYSTEM', 'CUSTOM_BOT', 'SUPERVISOR'] },
        DisplayName: { type: 'string', min: 1, max: 256 },
      },
    },
  },
  run: ({ world, input, refuse }) => {
    const { ParticipantRole, DisplayName } = input.ParticipantDetails;
    if (ParticipantRole !== 'CUSTOM_BOT' || DisplayName === undefined) {
      throw refuse('InvalidRequestException', 'A chat takes a CUSTOM_BOT with a DisplayName');
    }
    const contact = contactOf(world, input.ContactId);
    return world.idempotentResults.run(`CreateParticipant ${contact.id}`, input.ClientToken, () => {
      const { bot, token } = addBot(world, contact, DisplayName);
      return {
        ParticipantId: bot.id,
        ParticipantCredentials: { ParticipantToken: token, Expiry: endOfBot(contact.initiatedAt) },
      };
    });
  },
});

/** The token lasts as long as the participant; this is the longest a chat can take, 7 days. */
const endOfBot = (initiatedAt: number): string => new Date(initiatedAt + 7 * 24 * 60 * 60 * 1000).toISOString();
