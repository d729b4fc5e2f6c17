import { Hono } from 'hono';
import { withRequestFaults } from '../faults/with-request-faults.ts';
import { AwsError } from '../http/aws-error.ts';
import { breakConnection } from '../http/break-connection.ts';
import type { EmulatorEnv, SurfaceOptions } from '../http/emulator-env.ts';
import { page } from '../http/pages.ts';
import { readJsonObject } from '../http/read-json.ts';
import { ResponseLost } from '../http/response-lost.ts';
import type { Input, Shape } from '../http/shape.ts';
import { shapeProblem } from '../http/shape-problem.ts';
import { signedInAgent } from '../login/session-cookie.ts';
import { searchQuickResponses } from '../world/search-quick-responses.ts';
import type { World } from '../world/world.ts';
import { quickResponseResult } from './quick-response-result.ts';

interface Method {
  /** Of the operation, for faults. */
  readonly name: string;
  readonly input: Shape;
  readonly run: (world: World, input: Record<string, unknown>) => unknown;
}

function method<const S extends Shape>(definition: {
  readonly name: string;
  readonly input: S;
  readonly run: (world: World, input: Input<S>) => unknown;
}): Method {
  return { ...definition, run: (world, input) => definition.run(world, input as Input<S>) };
}

/** What Streams asks the page for beside the agent API, by Streams' own names. */
const methods: ReadonlyMap<unknown, Method> = new Map([
  [
    'qrIntegrationExists',
    method({
      name: 'QuickResponsesIntegration',
      input: {},
      run: ({ instance }) => instance.quickResponses.length > 0,
    }),
  ],
  [
    'qrSearchQuickResponses',
    method({
      name: 'SearchQuickResponses',
      input: {
        query: { type: 'string', required: true, max: 1024 },
        nextToken: { type: 'string' },
        maxResults: { type: 'integer', min: 1, max: 100 },
        attributes: { type: 'map', of: { type: 'structure', members: { value: { type: 'string' } } } },
      },
      run: (world, { query, nextToken, maxResults, attributes }) => {
        const values = Object.entries(attributes ?? {}).flatMap(([name, { value }]) =>
          value === undefined ? [] : [[name, value] as const],
        );
        const { items, NextToken } = page(
          searchQuickResponses(world, { query, attributes: Object.fromEntries(values) }),
          {
            token: nextToken,
            size: maxResults ?? 100,
            invalidToken: () => new AwsError('ValidationException', 400, 'nextToken is not valid'),
          },
        );
        return {
          results: items.map((found) => quickResponseResult(world, found)),
          ...(NextToken !== undefined && { nextToken: NextToken }),
        };
      },
    }),
  ],
]);

/** `POST /connect/api-proxy`: what the CCP page itself asks for, on behalf of the page that embeds it. */
export function apiProxyApp({ world, onFailure }: SurfaceOptions): Hono<EmulatorEnv> {
  const app = new Hono<EmulatorEnv>();
  app.post('/connect/api-proxy', async (context) => {
    try {
      const signedIn = signedInAgent(context, world.sessions);
      if (signedIn === undefined) throw new AwsError('UnauthorizedException', 401, 'Not signed in');
      const body = await readJsonObject(context);
      const called = methods.get(body?.['method']);
      if (called === undefined) throw new AwsError('UnknownOperationException', 400, 'No such method');
      const params = (body?.['params'] ?? {}) as Record<string, unknown>;
      const problem = shapeProblem({ params: { type: 'structure', members: called.input } }, { params });
      if (problem !== undefined) throw new AwsError('ValidationException', 400, `${problem.member} ${problem.rule}`);
      const target = { operation: called.name, agent: signedIn.agent.login };
      const answer = await withRequestFaults(world, target, () => called.run(world, params));
      return context.json({ data: answer });
    } catch (error) {
      if (error instanceof ResponseLost) return breakConnection(context);
      if (!(error instanceof AwsError)) onFailure(error);
      const { name, status, message } =
        error instanceof AwsError ? error : new AwsError('InternalServiceException', 500, 'Internal failure');
      return new Response(JSON.stringify({ err: { name, message } }), {
        status,
        headers: { 'content-type': 'application/json' },
      });
    }
  });
  return app;
}
