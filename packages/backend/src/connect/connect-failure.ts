import type { ApiErrorCode } from '@liaison/protocol/api';
import { ApiFailure } from '../http/api-failure.ts';

/**
 * Errors of the AWS SDK by name, as the API models state them (Amazon Connect 2017-08-08, Participant Service 2018-09-07), with those
 * that every AWS service answers and those that the SDK raises itself.
 */
const codes: Readonly<Record<string, ApiErrorCode>> = {
  InvalidRequestException: 'invalid_request',
  InvalidParameterException: 'invalid_request',
  ValidationException: 'invalid_request',
  LimitExceededException: 'chat_quota_exceeded',
  ServiceQuotaExceededException: 'chat_quota_exceeded',
  TooManyRequestsException: 'connect_throttled',
  ThrottlingException: 'connect_throttled',
  InternalServiceException: 'connect_unavailable',
  InternalServerException: 'connect_unavailable',
  ServiceUnavailable: 'connect_unavailable',
  ServiceUnavailableException: 'connect_unavailable',
  ResourceNotFoundException: 'connect_configuration',
  AccessDeniedException: 'connect_configuration',
  UnrecognizedClientException: 'connect_configuration',
  InvalidClientTokenId: 'connect_configuration',
  InvalidSignatureException: 'connect_configuration',
  IncompleteSignature: 'connect_configuration',
  MissingAuthenticationTokenException: 'connect_configuration',
  ExpiredTokenException: 'connect_configuration',
  CredentialsProviderError: 'connect_configuration',
  TokenProviderError: 'connect_configuration',
  // The SDK's name for a connection that broke.
  TimeoutError: 'connect_unavailable',
  AbortError: 'connect_timeout',
};

const messages: Partial<Record<ApiErrorCode, string>> = {
  invalid_request: 'Amazon Connect refused the request as invalid.',
  chat_quota_exceeded: 'All chats that this contact centre can hold are taken.',
  connect_throttled: 'Amazon Connect receives too many requests at the moment.',
  participant_token_rejected: 'Amazon Connect does not accept this participant token.',
  connect_configuration: 'The server is not set up correctly for Amazon Connect.',
  connect_unavailable: 'Amazon Connect does not answer.',
  connect_timeout: 'Amazon Connect took too long to answer.',
};

/** Seconds: throttling is counted by the second; a chat has to end before a quota has room. */
const retryAfter: Partial<Record<ApiErrorCode, number>> = { connect_throttled: 1, chat_quota_exceeded: 30 };

/** Errors that mean something else for one operation than for the others. */
export type Meanings = Readonly<Record<string, ApiErrorCode>>;

/** Failure to answer with, for whatever a call to Amazon Connect threw. What nobody foresaw counts as unavailable. */
export function connectFailure(error: unknown, meanings: Meanings = {}): ApiFailure {
  const name = error instanceof Error ? error.name : '';
  const code = meanings[name] ?? codes[name] ?? 'connect_unavailable';
  return new ApiFailure(code, messages[code] ?? '', { retryAfterSeconds: retryAfter[code], cause: error });
}
