import { GetAuthenticationUrl$, type GetAuthenticationUrlRequest } from '@aws-sdk/client-connectparticipant';
import { beginAuthentication } from '../world/authentication.ts';
import { contactOf } from '../world/world.ts';
import { participantOperation } from './participant-operation.ts';

export const getAuthenticationUrlOperation = participantOperation<GetAuthenticationUrlRequest>({
  schema: GetAuthenticationUrl$,
  bearer: 'connection',
  run: ({ world, participant, input, origin, fail }) => {
    const contact = contactOf(world, participant.contactId);
    if (participant.role !== 'CUSTOMER' || contact.authentication?.id !== input.SessionId) {
      throw fail('AccessDeniedException', 'Access denied');
    }
    const protocol = URL.canParse(input.RedirectUri) ? new URL(input.RedirectUri).protocol : '';
    if (!['http:', 'https:'].includes(protocol))
      throw fail('ValidationException', 'The address to come back to is not one of a page');
    const { id } = beginAuthentication(world, contact, input.RedirectUri);
    return { AuthenticationUrl: `${origin}/customer-authentication/${id}` };
  },
});
