import { ApiErrorCode, apiError } from '@liaison/protocol/api';
import type { z } from 'zod';

/** OpenAPI entry of an answer with a JSON body. */
export const jsonContent = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  content: { 'application/json': { schema } },
  description,
});

const retryAfter = {
  'Retry-After': { description: 'Seconds after which to try again', schema: { type: 'integer' as const } },
};

/** OpenAPI entries for the errors of one operation, several codes of one status in one entry. Any operation can fail inside. */
export function errorResponses(...listed: readonly ApiErrorCode[]) {
  const byStatus = Map.groupBy([...listed, 'internal'] satisfies ApiErrorCode[], (code) => ApiErrorCode[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, names]) => {
      const response = jsonContent(apiError, names.map((name) => `\`${name}\``).join(', '));
      return [status, status === 429 ? { ...response, headers: retryAfter } : response];
    }),
  );
}

/** What an agent's question about contacts can be refused with, and `further` answers. */
export const agentErrors = (...further: readonly ApiErrorCode[]) =>
  errorResponses(
    'invalid_request',
    'unauthorized',
    'forbidden',
    'rate_limited',
    'connect_throttled',
    'connect_configuration',
    'connect_unavailable',
    'connect_timeout',
    'issuer_unavailable',
    'database_unavailable',
    ...further,
  );
