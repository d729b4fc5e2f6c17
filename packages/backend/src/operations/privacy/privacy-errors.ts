import type { ApiErrorCode } from '@liaison/protocol/api';
import { errorResponses } from '../responses.ts';

/** What any operation of an administrator here can be refused with. */
export const privacyErrors = (...further: readonly ApiErrorCode[]) =>
  errorResponses(
    'invalid_request',
    'unauthorized',
    'forbidden',
    'rate_limited',
    'issuer_unavailable',
    'database_unavailable',
    ...further,
  );
