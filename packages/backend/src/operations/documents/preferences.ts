import { z } from '@hono/zod-openapi';
import { preferences, preferencesDocument } from '@liaison/protocol/api';
import type { DocumentResource } from './document-resource.ts';

/** `/api/preferences`: whatever the desktop wants to find again, for the person who asks and nobody else. */
export const preferencesResource: DocumentResource = {
  path: '/api/preferences',
  params: z.object({}),
  content: preferences,
  document: preferencesDocument,
  get: { operation: 'getPreferences', summary: "The agent's own preferences" },
  put: { operation: 'putPreferences', summary: "Write the agent's own preferences" },
  keyOf: ({ agent }) => Promise.resolve({ kind: 'preferences', owner: agent.subject }),
};
