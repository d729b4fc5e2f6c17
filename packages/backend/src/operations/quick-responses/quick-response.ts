import { z } from '@hono/zod-openapi';
import { quickResponse, quickResponseDocument, shortcut } from '@liaison/protocol/api';
import type { DocumentResource } from '../documents/document-resource.ts';

/** `/api/quick-responses/{shortcut}`. */
export const quickResponseResource: DocumentResource = {
  path: '/api/quick-responses/{shortcut}',
  params: z.object({ shortcut }),
  content: quickResponse,
  document: quickResponseDocument,
  get: { operation: 'getQuickResponse', summary: 'A quick response' },
  put: { operation: 'putQuickResponse', summary: 'Write a quick response', audited: 'quick_responses.change' },
  keyOf: ({ id }) => Promise.resolve({ kind: 'quick_response', owner: id }),
};
