import { z } from '@hono/zod-openapi';
import { retentionPolicy, retentionPolicyDocument } from '@liaison/protocol/api';
import { retentionPolicyKey } from '../../privacy/retention/retention-policy.ts';
import type { DocumentResource } from '../documents/document-resource.ts';

/** `/api/retention-policy`: how long conversations are kept. */
export const retentionPolicyResource: DocumentResource = {
  path: '/api/retention-policy',
  params: z.object({}),
  content: retentionPolicy,
  document: retentionPolicyDocument,
  get: { operation: 'getRetentionPolicy', summary: 'How long conversations are kept, by queue' },
  put: {
    operation: 'putRetentionPolicy',
    summary: 'Say how long conversations are kept, by queue',
    audited: 'retention_policy.change',
  },
  keyOf: () => Promise.resolve(retentionPolicyKey),
};
