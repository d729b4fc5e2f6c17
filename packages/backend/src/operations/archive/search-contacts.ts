import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { type SearchRequest, type SearchResult, searchRequest, searchResponse } from '@liaison/protocol/api';
import { search } from '../../archive/search.ts';
import { searchTerms } from '../../archive/search-terms.ts';
import { auditLog } from '../../audit/audit.ts';
import { requireRole } from '../../auth/require-role.ts';
import { ApiFailure } from '../../http/api-failure.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { positionOf } from '../cursor.ts';
import { limitBody } from '../request-body.ts';
import { agentErrors, jsonContent } from '../responses.ts';
import type { ArchiveOptions } from './archive-options.ts';

/** `POST /api/contacts/search`. */
export function searchContacts(app: OpenAPIHono<AppEnv>, options: ArchiveOptions): void {
  const { authenticator, readers, store, shownTo } = options;
  const route = createRoute({
    method: 'post',
    path: '/api/contacts/search',
    operationId: 'searchContacts',
    summary: 'Messages, or contacts, that the reader may read, newest first',
    security: [{ agent: [] }],
    middleware: [requireRole(authenticator, 'searchContacts'), limitBody] as const,
    request: { body: { required: true, ...jsonContent(searchRequest, 'What to look for') } },
    responses: {
      200: jsonContent(searchResponse, 'A page of what was found'),
      ...agentErrors('payload_too_large', 'unsupported_media_type'),
    },
  });
  app.openapi(route, async (c) => {
    const criteria = c.req.valid('json');
    const { agent, requestId } = c.var;
    const after = positionOf(criteria.cursor);
    const terms = termsOf(criteria.text);
    const readable = await readers.readableContacts(agent);
    const { results, next } = await search(store.db, { criteria, terms, after, readable, shown: shownTo(agent) });
    await auditLog(store.db)({ agent, requestId, action: 'search.run', ...asRecorded(criteria, terms, results) });
    return c.json({ results: [...results], next }, 200);
  });
}

function termsOf(text: string | undefined): string[] {
  const terms = searchTerms(text ?? '');
  if (text !== undefined && terms.length === 0) {
    throw new ApiFailure('invalid_request', 'text is not valid.', { field: 'text', rule: 'a letter or a digit' });
  }
  return terms;
}

/** What was typed stays out of the log, which nobody can erase from; ids that turned out to be some stay in. */
function asRecorded(criteria: SearchRequest, terms: readonly string[], results: readonly SearchResult[]) {
  const { agent, customer, queueId, disposition, from, to } = criteria;
  const found = results.map(({ contact }) => contact);
  const given = {
    agent: found.find(({ agentId }) => agentId === agent)?.agentId,
    queueId,
    disposition,
    from,
    to,
  };
  return {
    customerId: found.find(({ customerId }) => customerId === customer)?.customerId,
    detail: {
      ...Object.fromEntries(Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined)),
      terms: terms.length,
      results: results.length,
    },
  };
}
