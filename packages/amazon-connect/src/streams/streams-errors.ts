import { LiaisonError, type LiaisonErrorName } from '@liaison/core';

/** Error types of the agent API (amazon-connect-streams 2.28.2 `CTIExceptions`, and the model's error codes). */
const BY_TYPE: Readonly<Record<string, LiaisonErrorName>> = {
  ContactNotFoundException: 'ContactNotFoundError',
  EndpointNotFoundException: 'RejectedError',
  ResourceNotFoundException: 'RejectedError',
  InvalidStateException: 'InvalidStateError',
  ValidationException: 'RejectedError',
  InvalidParameterException: 'RejectedError',
  ThrottlingException: 'ThrottledError',
  TooManyRequestsException: 'ThrottledError',
  LimitExceededException: 'ThrottledError',
  UnauthorizedException: 'SessionExpiredError',
  AccessDeniedException: 'AccessDeniedError',
  InternalServiceException: 'ServiceError',
  ServiceUnavailableException: 'ServiceError',
  NetworkingError: 'NetworkError',
  TimeoutError: 'TimeoutError',
  StateError: 'InvalidStateError',
};

const BY_STATUS: ReadonlyMap<number, LiaisonErrorName> = new Map([
  [401, 'SessionExpiredError'],
  [403, 'AccessDeniedError'],
  [429, 'ThrottledError'],
]);

const MESSAGES: Partial<Record<LiaisonErrorName, string>> = {
  ContactNotFoundError: 'Amazon Connect does not know this contact any more',
  InvalidStateError: 'The contact or the agent is not in a state that allows this step',
  SessionExpiredError: 'The session in Amazon Connect is over',
  AccessDeniedError: 'Amazon Connect does not allow this step',
  ThrottledError: 'Amazon Connect asks to slow down',
  RejectedError: 'Amazon Connect refused the step',
  NetworkError: 'Amazon Connect could not be reached',
};

/**
 * Streams' failures come as JSON text (through the worker), as plain objects, as Error objects and as bare words. What they are is
 * read from `type` (or an Error's name) and `statusCode`; free text is never looked at and never passed on.
 */
export function errorFromStreams(failure: unknown): LiaisonError {
  const { type, statusCode } = describe(failure);
  const name =
    (type === undefined ? undefined : BY_TYPE[type]) ??
    (statusCode === undefined ? undefined : (BY_STATUS.get(statusCode) ?? byClass(statusCode))) ??
    'ServiceError';
  return new LiaisonError(name, MESSAGES[name] ?? 'Amazon Connect could not do the step', {
    cause: { type, statusCode },
  });
}

const byClass = (statusCode: number): LiaisonErrorName =>
  statusCode >= 400 && statusCode < 500 ? 'RejectedError' : 'ServiceError';

interface Description {
  readonly type?: string;
  readonly statusCode?: number;
}

function describe(failure: unknown): Description {
  if (typeof failure === 'string') return describeText(failure);
  if (typeof failure !== 'object' || failure === null) return {};
  if (failure instanceof Error) return { type: failure.name };
  const { type, statusCode } = failure as { type?: unknown; statusCode?: unknown };
  return {
    ...(typeof type === 'string' ? { type } : {}),
    ...(typeof statusCode === 'number' ? { statusCode } : {}),
  };
}

function describeText(text: string): Description {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' ? describe(json) : {};
  } catch {
    return {};
  }
}
