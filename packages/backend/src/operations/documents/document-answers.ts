import { apiError, type ApiErrorCode } from '@liaison/protocol/api';
import type { z } from '@hono/zod-openapi';
import type { StoredDocument } from '../../agent-data/documents.ts';
import { errorResponses, jsonContent } from '../responses.ts';

export const etagOf = ({ version }: Pick<StoredDocument, 'version'>): string => `"${version}"`;

export const etagHeader = { ETag: { description: 'The version, in quotes', schema: { type: 'string' as const } } };

/** What reading or writing any document can be refused with. */
export const documentErrors = (...further: readonly ApiErrorCode[]) =>
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

/** The error of a write over a version that is not the present one, with the document as it is. */
export const conflictResponse = <Document extends z.ZodType>(document: Document) =>
  jsonContent(apiError.extend({ current: document }), '`conflict`: somebody has written since');
