import { LiaisonError, type LiaisonErrorName } from '@liaison/core';

/** Error names of the Participant Service (API model 2018-09-07) and the common ones, as they stand in `x-amzn-errortype`. */
const BY_TYPE: Readonly<Record<string, LiaisonErrorName>> = {
  AccessDeniedException: 'AccessDeniedError',
  ThrottlingException: 'ThrottledError',
  InternalServerException: 'ServiceError',
  ValidationException: 'RejectedError',
  ConflictException: 'RejectedError',
  ServiceQuotaExceededException: 'RejectedError',
  ResourceNotFoundException: 'RejectedError',
};

const MESSAGES = {
  AccessDeniedError: 'Amazon Connect does not accept the credentials of this chat',
  ThrottledError: 'Amazon Connect asks to slow down',
  ServiceError: 'Amazon Connect could not handle the request',
  RejectedError: 'Amazon Connect refused the request',
} as const;

function nameByStatus(status: number): keyof typeof MESSAGES {
  if (status === 401 || status === 403) return 'AccessDeniedError';
  if (status === 429) return 'ThrottledError';
  return status >= 500 ? 'ServiceError' : 'RejectedError';
}

/** What a refusal looked like; the service's own text stays out, it may quote what was sent. */
export interface ServiceFailure {
  readonly status: number;
  readonly type?: string;
  readonly requestId?: string;
}

/** Turns an answer that is no success into an error, by its type header first and its status otherwise. */
export function errorFromResponse(response: Response): LiaisonError {
  // The header may carry more than the name: `Name:http://internal...`.
  const type = response.headers.get('x-amzn-errortype')?.split(':')[0];
  const name = (type === undefined ? undefined : BY_TYPE[type]) ?? nameByStatus(response.status);
  const requestId = response.headers.get('x-amzn-requestid');
  const cause: ServiceFailure = {
    status: response.status,
    ...(type === undefined ? {} : { type }),
    ...(requestId === null ? {} : { requestId }),
  };
  return new LiaisonError(name, MESSAGES[name as keyof typeof MESSAGES], { cause });
}
