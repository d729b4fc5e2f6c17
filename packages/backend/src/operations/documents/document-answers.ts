import { apiError } from '@liaison/protocol/api';
import type { z } from '@hono/zod-openapi';
import type { StoredDocument } from '../../agent-data/documents.ts';
import { jsonContent } from '../responses.ts';

export const etagOf = ({ version }: Pick<StoredDocument, 'version'>): string => `"${version}"`;

export const etagHeader = { ETag: { description: 'The version, in quotes', schema: { type: 'string' as const } } };

/** The error of a write over a version that is not the present one, with the document as it is. */
export const conflictResponse = <Document extends z.ZodType>(document: Document) =>
  jsonContent(apiError.extend({ current: document }), '`conflict`: somebody has written since');
