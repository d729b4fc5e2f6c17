import { type ApiErrorCode, apiError, ApiErrorCode as codes } from '@liaison/protocol/api';
import type { z } from 'zod';

/** OpenAPI entry of an answer with a JSON body. */
export const jsonContent = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  content: { 'application/json': { schema } },
  description,
});

/** OpenAPI entries for the errors of one operation, several codes of one status in one entry. */
export function errorResponses(...listed: readonly ApiErrorCode[]) {
  const byStatus = Map.groupBy(listed, (code) => codes[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, names]) => [
      status,
      jsonContent(apiError, names.map((name) => `\`${name}\``).join(', ')),
    ]),
  );
}
