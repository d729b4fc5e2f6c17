import {
  commonErrors,
  participantError,
  participantOperation,
  type ParticipantErrorName,
} from './participant-operation.ts';

/**
 * Operations of the service that this instance does not serve. Each answers an error of its own model: a view that
 * does not exist, and access denied for attachments and authentication, which the instance has not enabled.
 */
const unavailable = (options: {
  name: string;
  method: 'GET' | 'POST';
  path: string;
  errors: readonly ParticipantErrorName[];
  answer: 'AccessDeniedException' | 'ResourceNotFoundException';
}) =>
  participantOperation({
    ...options,
    bearer: 'connection',
    input: {},
    run: () => {
      throw participantError(options.answer, `${options.name} is not enabled in this instance`);
    },
  });

export const unavailableOperations = [
  unavailable({
    name: 'DescribeView',
    method: 'GET',
    path: '/participant/views/:ViewToken',
    errors: [...commonErrors, 'ResourceNotFoundException'],
    answer: 'ResourceNotFoundException',
  }),
  unavailable({
    name: 'StartAttachmentUpload',
    method: 'POST',
    path: '/participant/start-attachment-upload',
    errors: [...commonErrors, 'ServiceQuotaExceededException'],
    answer: 'AccessDeniedException',
  }),
  unavailable({
    name: 'CompleteAttachmentUpload',
    method: 'POST',
    path: '/participant/complete-attachment-upload',
    errors: [...commonErrors, 'ServiceQuotaExceededException', 'ConflictException'],
    answer: 'AccessDeniedException',
  }),
  unavailable({
    name: 'GetAttachment',
    method: 'POST',
    path: '/participant/attachment',
    errors: commonErrors,
    answer: 'AccessDeniedException',
  }),
  unavailable({
    name: 'GetAuthenticationUrl',
    method: 'POST',
    path: '/participant/authentication-url',
    errors: commonErrors,
    answer: 'AccessDeniedException',
  }),
  unavailable({
    name: 'CancelParticipantAuthentication',
    method: 'POST',
    path: '/participant/cancel-authentication',
    errors: commonErrors,
    answer: 'AccessDeniedException',
  }),
];
