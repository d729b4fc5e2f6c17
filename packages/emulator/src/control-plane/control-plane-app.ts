import { type Context, Hono } from 'hono';
import { withRequestFaults } from '../faults/with-request-faults.ts';
import { AwsError } from '../http/aws-error.ts';
import { breakConnection } from '../http/break-connection.ts';
import type { EmulatorEnv, SurfaceOptions } from '../http/emulator-env.ts';
import { readJsonObject } from '../http/read-json.ts';
import { ResponseLost } from '../http/response-lost.ts';
import { shapeProblem } from '../http/shape-problem.ts';
import { socketHost } from '../http/socket-host.ts';
import type { World } from '../world/world.ts';
import { WorldError } from '../world/world-error.ts';
import { checkSignature } from './check-signature.ts';
import {
  controlPlaneError,
  type ControlPlaneErrorName,
  type ControlPlaneOperation,
} from './control-plane-operation.ts';
import { controlPlaneOperations } from './operations.ts';

/** The Amazon Connect API for SDK clients: REST with JSON bodies, signed requests. */
export function controlPlaneApp(options: SurfaceOptions): Hono<EmulatorEnv> {
  const app = new Hono<EmulatorEnv>();
  for (const operation of controlPlaneOperations) {
    app.on(operation.method, operation.path, (context) => answer(context, operation, options));
  }
  return app;
}

async function answer(
  context: Context<EmulatorEnv>,
  operation: ControlPlaneOperation,
  { world, faults, onFailure }: SurfaceOptions,
): Promise<Response> {
  const headers = { 'content-type': 'application/json', 'x-amzn-requestid': world.ids.uuid() };
  try {
    checkSignature(context.req.header('authorization'), world.instance.region);
    const body = await readJsonObject(context);
    if (body === undefined) throw controlPlaneError('InvalidRequestException', 'The body must be a JSON object');
    const input = { ...body, ...context.req.param() };
    const contactId = typeof input['ContactId'] === 'string' ? { contactId: input['ContactId'] } : {};
    const result = await withRequestFaults(
      { faults, clock: world.clock },
      { operation: operation.name, ...contactId },
      () =>
        operation.run({
          world,
          input: validInput(world, operation, input),
          socketHost: socketHost(context.req.url),
        }),
    );
    return new Response(JSON.stringify(result), { headers });
  } catch (error) {
    if (error instanceof ResponseLost) return breakConnection(context);
    const { name, status, message } = asServiceError(error, operation, onFailure);
    return new Response(JSON.stringify({ Message: message }), {
      status,
      headers: { ...headers, 'x-amzn-errortype': name },
    });
  }
}

function validInput(world: World, operation: ControlPlaneOperation, input: Record<string, unknown>) {
  const problem = shapeProblem(operation.input, input);
  if (problem !== undefined) {
    const name = problem.kind === 'constraint' ? 'InvalidParameterException' : 'InvalidRequestException';
    throw controlPlaneError(name, `${problem.member} ${problem.rule}`);
  }
  if (input['InstanceId'] !== world.instance.id && input['InstanceId'] !== world.instance.arn) {
    throw controlPlaneError('ResourceNotFoundException', 'No such instance');
  }
  return input;
}

const nameOfWorldError: Readonly<Record<WorldError['name'], ControlPlaneErrorName>> = {
  AgentNotFound: 'ResourceNotFoundException',
  ContactNotFound: 'ResourceNotFoundException',
  FlowNotFound: 'ResourceNotFoundException',
  IllegalMove: 'InvalidRequestException',
  MessageNotFound: 'ResourceNotFoundException',
  NotJoined: 'InvalidRequestException',
  StateNotFound: 'ResourceNotFoundException',
};

function asServiceError(
  error: unknown,
  operation: ControlPlaneOperation,
  onFailure: SurfaceOptions['onFailure'],
): AwsError {
  if (error instanceof AwsError) return error;
  const name = error instanceof WorldError ? nameOfWorldError[error.name] : undefined;
  if (error instanceof WorldError && name !== undefined && operation.errors.includes(name)) {
    return controlPlaneError(name, error.message);
  }
  onFailure(error);
  return controlPlaneError('InternalServiceException', 'Internal failure');
}
