import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { apiError, csvProblem, importResponse } from '@liaison/protocol/api';
import { bodyLimit } from 'hono/body-limit';
import { importQuickResponses as writeAll } from '../../agent-data/import-quick-responses.ts';
import { readQuickResponses } from '../../agent-data/quick-response-file.ts';
import { auditLog } from '../../audit/audit.ts';
import { requireRole } from '../../auth/require-role.ts';
import { ApiFailure } from '../../http/api-failure.ts';
import type { AppEnv } from '../../http/app-env.ts';
import type { DocumentOptions } from '../documents/document-resource.ts';
import { agentErrors, jsonContent } from '../responses.ts';

/** Bytes: some thousand quick responses. */
const maxBodySize = 1024 * 1024;

const limitBody = bodyLimit({
  maxSize: maxBodySize,
  onError: () => {
    throw new ApiFailure('payload_too_large', 'The file is too large.', { rule: `at most ${maxBodySize} bytes` });
  },
});

/** `POST /api/quick-responses/import`: a CSV file. One line that cannot be taken, and none is. */
export function importQuickResponses(app: OpenAPIHono<AppEnv>, { authenticator, store, now }: DocumentOptions): void {
  const route = createRoute({
    method: 'post',
    path: '/api/quick-responses/import',
    operationId: 'importQuickResponses',
    summary: 'Add and replace quick responses from a CSV file',
    security: [{ agent: [] }],
    middleware: [requireRole(authenticator, 'importQuickResponses'), limitBody] as const,
    request: { body: { required: true, content: { 'text/csv': { schema: z.string() } } } },
    responses: {
      200: jsonContent(importResponse, 'All lines are taken'),
      ...agentErrors('payload_too_large'),
      400: jsonContent(apiError.extend({ lines: z.array(csvProblem) }), '`invalid_request`: no line is taken'),
    },
  });
  app.openapi(route, async (c) => {
    const { agent, requestId } = c.var;
    const { problems, quickResponses } = readQuickResponses(await c.req.text());
    if (problems !== undefined) {
      const failure = new ApiFailure('invalid_request', 'Some lines of the file are not valid.', {
        field: `line ${problems[0]?.line}`,
        rule: problems[0]?.rule,
      });
      return c.json({ ...failure.body(requestId), lines: [...problems] }, 400);
    }
    await store.db.transaction().execute(async (transaction) => {
      await writeAll(transaction, quickResponses, { by: agent.username, at: now() });
      const detail = { imported: quickResponses.length };
      await auditLog(transaction)({ agent, requestId, action: 'quick_responses.change', detail });
    });
    return c.json({ imported: quickResponses.length }, 200);
  });
}
