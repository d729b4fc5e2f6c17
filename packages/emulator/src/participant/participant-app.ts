import { type Context, Hono } from 'hono';
import { cors } from 'hono/cors';
import { withRequestFaults } from '../faults/with-request-faults.ts';
import { AwsError } from '../http/aws-error.ts';
import { breakConnection } from '../http/break-connection.ts';
import type { EmulatorEnv, SurfaceOptions } from '../http/emulator-env.ts';
import { readJsonObject } from '../http/read-json.ts';
import { ResponseLost } from '../http/response-lost.ts';
import { shapeProblem } from '../http/shape-problem.ts';
import { socketHost } from '../http/socket-host.ts';
import type { Participant } from '../world/state.ts';
import type { World } from '../world/world.ts';
import { WorldError } from '../world/world-error.ts';
import { participantOperations } from './operations.ts';
import { participantError, type ParticipantOperation } from './participant-operation.ts';

/** The Participant Service, called by pages of any origin and by SDK clients. Signatures are not looked at. */
export function participantApp(options: SurfaceOptions): Hono<EmulatorEnv> {
  const app = new Hono<EmulatorEnv>();
  app.use(
    '/participant/*',
    cors({
      origin: (origin) => origin,
      allowMethods: ['GET', 'POST', 'OPTIONS'],
      allowHeaders: [
        'authorization',
        'content-type',
        'x-amz-bearer',
        'x-amz-content-sha256',
        'x-amz-date',
        'x-amz-user-agent',
      ],
      exposeHeaders: ['x-amzn-errortype', 'x-amzn-requestid'],
      maxAge: 7200,
    }),
  );
  for (const operation of participantOperations) {
    app.on(operation.method, operation.path, (context) => answer(context, operation, options));
  }
  app.all('/participant/*', () =>
    errorAnswer(options, new AwsError('UnknownOperationException', 404, 'No such operation')),
  );
  return app;
}

async function answer(
  context: Context<EmulatorEnv>,
  operation: ParticipantOperation,
  options: SurfaceOptions,
): Promise<Response> {
  const { world } = options;
  try {
    const token = context.req.header('x-amz-bearer') ?? '';
    const participant = bearerOf(world, operation, token);
    const target = {
      operation: operation.name,
      ...(participant && { contactId: participant.contactId }),
      ...(participant?.agentLogin !== undefined && { agent: participant.agentLogin }),
    };
    const members = await requestMembers(context, operation);
    const result = await withRequestFaults(world, target, () => {
      if (!options.limits.admitRequest('participant', operation.name)) {
        throw participantError('ThrottlingException', 'Rate exceeded');
      }
      const input = validInput(operation, members);
      return operation.run({
        world,
        participant: admitted(world, operation, participant, input),
        input,
        token,
        origin: new URL(context.req.url).origin,
        socketHost: socketHost(context.req.url),
        fail: participantError,
      });
    });
    return context.json(result, 200, { 'x-amzn-requestid': world.ids.uuid() });
  } catch (error) {
    if (error instanceof ResponseLost) return breakConnection(context);
    return errorAnswer(options, asServiceError(error, operation, options));
  }
}

function bearerOf(world: World, operation: ParticipantOperation, token: string): Participant | undefined {
  const { participantTokens, connectionTokens } = world.credentials;
  const participantId = (operation.bearer === 'participant' ? participantTokens : connectionTokens).resolve(token);
  return participantId === undefined ? undefined : world.participants.get(participantId);
}

/** Body, path and bearer together, as the service model names them. A null member is an absent one. */
async function requestMembers(
  context: Context<EmulatorEnv>,
  { bearerMember }: ParticipantOperation,
): Promise<Record<string, unknown> | undefined> {
  const body = await readJsonObject(context);
  if (body === undefined) return undefined;
  const given = Object.entries(body).filter(([, value]) => value !== null);
  const bearer = context.req.header('x-amz-bearer');
  return { ...Object.fromEntries(given), ...context.req.param(), [bearerMember]: bearer };
}

function validInput(operation: ParticipantOperation, members: Record<string, unknown> | undefined) {
  if (members === undefined) throw participantError('ValidationException', 'The body must be a JSON object');
  if (members[operation.bearerMember] === undefined) throw participantError('AccessDeniedException', 'Access denied');
  const problem = shapeProblem(operation.input, members);
  if (problem !== undefined) throw participantError('ValidationException', `${problem.member} ${problem.rule}`);
  return members;
}

/** Only who is in the contact may act in it; the repeat of a call that was carried out gets its answer all the same. */
function admitted(
  world: World,
  operation: ParticipantOperation,
  participant: Participant | undefined,
  input: Record<string, unknown>,
): Participant {
  if (participant === undefined) throw participantError('AccessDeniedException', 'Access denied');
  const clientToken = typeof input['ClientToken'] === 'string' ? input['ClientToken'] : undefined;
  const repeated = world.idempotentResults.has(`${operation.name} ${participant.id}`, clientToken);
  const present = participant.state === 'joined' || (participant.state === 'listening' && operation.silent);
  if (!present && !repeated) throw participantError('AccessDeniedException', 'Access denied');
  return participant;
}

function asServiceError(error: unknown, operation: ParticipantOperation, { onFailure }: SurfaceOptions): AwsError {
  if (error instanceof AwsError) return error;
  const name = error instanceof WorldError ? operation.refusals[error.name] : undefined;
  if (error instanceof WorldError && name !== undefined) {
    return participantError(name, error.message);
  }
  onFailure(error);
  return participantError('InternalServerException', 'Internal failure');
}

function errorAnswer({ world }: SurfaceOptions, error: AwsError): Response {
  return new Response(JSON.stringify({ Message: error.message }), {
    status: error.status,
    headers: {
      'content-type': 'application/json',
      'x-amzn-errortype': error.name,
      'x-amzn-requestid': world.ids.uuid(),
    },
  });
}
