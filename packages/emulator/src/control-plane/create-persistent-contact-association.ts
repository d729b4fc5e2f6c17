import { pastOf, rehydrate, type Rehydration } from '../world/rehydrate.ts';
import { contactOf } from '../world/world.ts';
import { clientTokenInput, contactIdInput, controlPlaneOperation, instanceIdInput } from './control-plane-operation.ts';
import { commonErrors } from './errors.ts';

/** Lets a running chat continue one that has ended. */
export const createPersistentContactAssociationOperation = controlPlaneOperation({
  name: 'CreatePersistentContactAssociation',
  method: 'POST',
  path: '/contact/persistent-contact-association/:InstanceId/:InitialContactId',
  errors: [...commonErrors, 'AccessDeniedException', 'ThrottlingException'],
  input: {
    InstanceId: instanceIdInput,
    InitialContactId: contactIdInput,
    RehydrationType: { type: 'string', required: true, enum: ['ENTIRE_PAST_SESSION', 'FROM_SEGMENT'] },
    SourceContactId: contactIdInput,
    ClientToken: clientTokenInput,
  },
  run: ({ world, input, refuse }) =>
    world.idempotentResults.run(
      `CreatePersistentContactAssociation ${input.InitialContactId}`,
      input.ClientToken,
      () => {
        const contact = contactOf(world, input.InitialContactId);
        if (contact.state === 'ended' || contact.past !== undefined) {
          throw refuse('InvalidRequestException', 'The contact has ended or continues a chat already');
        }
        const rehydration: Rehydration = {
          type: input.RehydrationType as Rehydration['type'],
          sourceContactId: input.SourceContactId,
        };
        pastOf(world, rehydration);
        return { ContinuedFromContactId: rehydrate(world, contact, rehydration).id };
      },
    ),
});
