import { z } from '@hono/zod-openapi';
import { dispositionCodes, dispositionCodesDocument } from '@liaison/protocol/api';
import { connectId } from './contact-params.ts';
import type { DocumentResource } from './document-resource.ts';

/** `/api/queues/{queueId}/disposition-codes`. The queue `default` stands for every queue that has no codes of its own. */
export const dispositionCodesResource: DocumentResource = {
  path: '/api/queues/{queueId}/disposition-codes',
  params: z.object({ queueId: connectId }),
  content: dispositionCodes,
  document: dispositionCodesDocument,
  get: { operation: 'getDispositionCodes', summary: 'The codes that an administrator has set for a queue' },
  put: {
    operation: 'putDispositionCodes',
    summary: 'Set the codes of a queue',
    audited: 'disposition_codes.change',
  },
  keyOf: ({ id }) => Promise.resolve({ kind: 'disposition_codes', owner: id }),
};
