import {
  CancelParticipantAuthentication$,
  type CancelParticipantAuthenticationRequest,
  DescribeView$,
  type DescribeViewRequest,
  GetAuthenticationUrl$,
  type GetAuthenticationUrlRequest,
} from '@aws-sdk/client-connectparticipant';
import { participantOperation } from './participant-operation.ts';

/**
 * Operations of the service that this instance does not serve. Each answers an error of its own model: a view that
 * does not exist, and access denied for authentication, which the instance has not enabled.
 */
export const unavailableOperations = [
  participantOperation<DescribeViewRequest, 'ResourceNotFoundException'>({
    schema: DescribeView$,
    bearer: 'connection',
    errors: ['ResourceNotFoundException'],
    run: ({ fail }) => {
      throw fail('ResourceNotFoundException', 'No such view');
    },
  }),
  participantOperation<GetAuthenticationUrlRequest>({
    schema: GetAuthenticationUrl$,
    bearer: 'connection',
    run: ({ fail }) => {
      throw fail('AccessDeniedException', 'GetAuthenticationUrl is not enabled in this instance');
    },
  }),
  participantOperation<CancelParticipantAuthenticationRequest>({
    schema: CancelParticipantAuthentication$,
    bearer: 'connection',
    run: ({ fail }) => {
      throw fail('AccessDeniedException', 'CancelParticipantAuthentication is not enabled in this instance');
    },
  }),
];
