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
import { checkSignature, type SigningCredentials } from './check-signature.ts';
import {
  controlPlaneError,
  type ControlPlaneErrorName,
  type ControlPlaneOperation,
} from './control-plane-operation.ts';
import { decodeInput } from './decode-input.ts';
import { controlPlaneOperations } from './operations.ts';
import type { Surroundings } from './surroundings.ts';

export interface ControlPlaneOptions extends SurfaceOptions, Surroundings {
  /** The key to verify signatures with; without it they are only read. */
  readonly signingCredentials?: SigningCredentials | undefined;
}

/** The Amazon Connect API for SDK clients: REST with JSON bodies, signed requests. */
export function controlPlaneApp(options: ControlPlaneOptions): Hono<EmulatorEnv> {
  const app = new Hono<EmulatorEnv>();
  for (const operation of controlPlaneOperations) {
    app.on(operation.method, operation.path, (context) => answer(context, operation, options));
  }
  return app;
}

async function answer(
  context: Context<EmulatorEnv>,
  operation: ControlPlaneOperation,
  options: ControlPlaneOptions,
): Promise<Response> {
  const { world, limits, onFailure } = options;
  const headers = { 'content-type': 'application/json', 'x-amzn-requestid': world.ids.uuid() };
  try {
    await verifySignature(context, options);
    const body = await readJsonObject(context);
    if (body === undefined) throw controlPlaneError('InvalidRequestException', 'The body must be a JSON object');
    const query = new URL(context.req.url).searchParams;
    const input = decodeInput(operation, { body, path: context.req.param(), query });
    const contactId = typeof input['ContactId'] === 'string' ? { contactId: input['ContactId'] } : {};
    const result = await withRequestFaults(world, { operation: operation.name, ...contactId }, () => {
      if (!limits.admitRequest('control plane', operation.name)) throw tooManyRequests(operation);
      return operation.run({
        ...options,
        input: validInput(world, operation, input),
        socketHost: socketHost(context.req.url),
      });
    });
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

async function verifySignature(context: Context<EmulatorEnv>, { world, signingCredentials }: ControlPlaneOptions) {
  const { method, headers, url } = context.req.raw;
  const body = new Uint8Array(await context.req.arrayBuffer());
  const rules = { region: world.instance.region, credentials: signingCredentials, now: () => world.clock.now() };
  await checkSignature({ method, headers, url: new URL(url), body }, rules);
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

/** Operations whose model lists no throttling answer the API's common error for it. */
const tooManyRequests = ({ errors }: ControlPlaneOperation): AwsError =>
  errors.includes('ThrottlingException')
    ? controlPlaneError('ThrottlingException', 'Rate exceeded')
    : new AwsError('TooManyRequestsException', 429, 'Rate exceeded');

const nameOfWorldError: Readonly<Partial<Record<WorldError['name'], ControlPlaneErrorName>>> = {
  AgentNotFound: 'ResourceNotFoundException',
  ContactNotFound: 'ResourceNotFoundException',
  FlowNotFound: 'ResourceNotFoundException',
  IllegalMove: 'InvalidRequestException',
  MessageNotFound: 'ResourceNotFoundException',
  MonitorQuota: 'ServiceQuotaExceededException',
  NotJoined: 'InvalidRequestException',
  StateNotFound: 'ResourceNotFoundException',
  TooManyParticipants: 'ServiceQuotaExceededException',
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
