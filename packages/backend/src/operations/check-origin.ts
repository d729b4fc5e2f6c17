import { type ConnectClient, ListApprovedOriginsCommand } from '@aws-sdk/client-connect';
import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { originQuery, originResponse } from '@liaison/protocol/api';
import type { Authenticator } from '../auth/authenticator.ts';
import { requireRole } from '../auth/require-role.ts';
import { callConnect } from '../connect/call-connect.ts';
import { expiringCache } from '../connect/expiring-cache.ts';
import type { AppEnv } from '../http/app-env.ts';
import { errorResponses, jsonContent } from './responses.ts';

export interface CheckOriginOptions {
  readonly authenticator: Authenticator;
  readonly connect: ConnectClient;
  readonly instanceId: string;
  readonly timeoutMs: number;
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
}

/** Milliseconds. Amazon Connect answers two such requests a second for the whole account; an administrator looks again soon. */
const lifetime = 5_000;
/** The largest page (service model). */
const pageSize = 25;

/** `GET /api/approved-origins/check`: a browser only sees that the CCP stays silent, not that the instance does not know the page. */
export function checkOrigin(app: OpenAPIHono<AppEnv>, options: CheckOriginOptions): void {
  const { authenticator, connect, instanceId, timeoutMs, now } = options;
  const cache = expiringCache<ReadonlySet<string>>({ now, maxSize: 1, lifetime: () => lifetime });
  // Who asks shares the call with others, so that it does not end with one asker's request.
  const call = { timeoutMs, signal: new AbortController().signal };

  const listOrigins = async () => {
    const origins = new Set<string>();
    let token: string | undefined;
    do {
      const command = new ListApprovedOriginsCommand({
        InstanceId: instanceId,
        MaxResults: pageSize,
        NextToken: token,
      });
      const { Origins = [], NextToken } = await callConnect((sent) => connect.send(command, sent), call);
      for (const origin of Origins) if (URL.canParse(origin)) origins.add(new URL(origin).origin);
      token = NextToken;
    } while (token !== undefined);
    return origins;
  };

  const route = createRoute({
    method: 'get',
    path: '/api/approved-origins/check',
    operationId: 'checkOrigin',
    summary: 'Whether the Amazon Connect instance lets pages of an origin embed its CCP',
    security: [{ agent: [] }],
    middleware: [requireRole(authenticator, 'checkOrigin')] as const,
    request: { query: originQuery },
    responses: {
      200: jsonContent(originResponse, 'The answer'),
      ...errorResponses(
        'invalid_request',
        'unauthorized',
        'rate_limited',
        'connect_throttled',
        'connect_configuration',
        'connect_unavailable',
        'connect_timeout',
        'issuer_unavailable',
      ),
    },
  });

  app.openapi(route, async (c) => {
    const { origin } = c.req.valid('query');
    const origins = await cache.get('origins', listOrigins);
    return c.json({ approved: origins.has(new URL(origin).origin) }, 200);
  });
}
