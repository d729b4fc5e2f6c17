import { type Context, Hono } from 'hono';
import { withRequestFaults } from '../faults/with-request-faults.ts';
import { AwsError } from '../http/aws-error.ts';
import { breakConnection } from '../http/break-connection.ts';
import type { EmulatorEnv, SurfaceOptions } from '../http/emulator-env.ts';
import { readJsonObject } from '../http/read-json.ts';
import { ResponseLost } from '../http/response-lost.ts';
import { shapeProblem } from '../http/shape-problem.ts';
import { socketHost } from '../http/socket-host.ts';
import type { Agent } from '../world/state.ts';
import type { World } from '../world/world.ts';
import { WorldError } from '../world/world-error.ts';
import { agentError, type AgentErrorName, type AgentOperation } from './agent-operation.ts';
import { agentOperations } from './operations.ts';

const targetPrefix = 'AmazonConnectCTIService.';

/** `POST /connect/api`: AWS JSON 1.0, the operation in `X-Amz-Target`, called by the CCP page's worker. */
export function agentApiApp(options: SurfaceOptions): Hono<EmulatorEnv> {
  const app = new Hono<EmulatorEnv>();
  app.post('/connect/api', async (context) => {
    try {
      const operation = operationOf(context.req.header('x-amz-target'));
      return jsonAnswer(options, 200, await run(context, operation, options));
    } catch (error) {
      if (error instanceof ResponseLost) return breakConnection(context);
      const { name, status, message } = asServiceError(error, options);
      return jsonAnswer(options, status, { __type: name, message });
    }
  });
  return app;
}

function operationOf(target: string | undefined): AgentOperation {
  const name = target?.startsWith(targetPrefix) ? target.slice(targetPrefix.length) : undefined;
  const operation = agentOperations.get(name ?? '');
  if (operation === undefined) throw agentError('UnknownOperationException', `No operation ${name ?? target ?? ''}`);
  return operation;
}

async function run(
  context: Context<EmulatorEnv>,
  operation: AgentOperation,
  { world }: SurfaceOptions,
): Promise<object> {
  const agent = callerOf(world, context.req.header('x-amz-bearer'));
  const input = await readJsonObject(context);
  if (input === undefined) throw agentError('ValidationException', 'The body must be a JSON object');
  const target = {
    operation: operation.name,
    agent: agent.definition.login,
    ...(typeof input['contactId'] === 'string' && { contactId: input['contactId'] }),
  };
  return withRequestFaults(world, target, () => {
    const problem = shapeProblem(operation.input, input);
    if (problem !== undefined) throw agentError('ValidationException', `${problem.member} ${problem.rule}`);
    const signal = context.req.raw.signal;
    return operation.run({ world, agent, input, signal, socketHost: socketHost(context.req.url) });
  });
}

function callerOf(world: World, bearer: string | undefined): Agent {
  const session = world.credentials.agentTokens.resolve(bearer);
  const login = session && world.sessions.agentOf(session.sessionId);
  const agent = login === undefined ? undefined : world.agents.get(login);
  if (agent === undefined) throw agentError('UnauthorizedException', 'Not signed in');
  return agent;
}

const nameOfWorldError: Readonly<Partial<Record<WorldError['name'], AgentErrorName>>> = {
  AgentNotFound: 'UnauthorizedException',
  ContactNotFound: 'ContactNotFoundException',
  IllegalMove: 'InvalidStateException',
  NotJoined: 'InvalidStateException',
  NotPermitted: 'AccessDeniedException',
  StateNotFound: 'ValidationException',
  TooManyParticipants: 'InvalidStateException',
};

function asServiceError(error: unknown, { onFailure }: SurfaceOptions): AwsError {
  if (error instanceof AwsError) return error;
  const name = error instanceof WorldError ? nameOfWorldError[error.name] : undefined;
  if (error instanceof WorldError && name !== undefined) return agentError(name, error.message);
  onFailure(error);
  return agentError('InternalServiceException', 'Internal failure');
}

function jsonAnswer({ world }: SurfaceOptions, status: number, body: object): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': world.ids.uuid() },
  });
}
