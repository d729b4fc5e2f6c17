import type { SendMessage$ } from '@aws-sdk/client-connectparticipant';
import { AwsError } from '../http/aws-error.ts';
import type { Shape } from '../http/shape.ts';
import type { Constraints } from '../model/constraint.ts';
import { type Schema, shapeOfSchema } from '../model/shape-of-schema.ts';
import type { ValidInput } from '../model/valid-input.ts';
import type { Participant } from '../world/state.ts';
import type { World } from '../world/world.ts';
import type { WorldErrorName } from '../world/world-error.ts';
import constraints from './constraints.json' with { type: 'json' };

/** Status of every error the Participant Service names (service model 2018-09-07). */
const errorStatus = {
  AccessDeniedException: 403,
  ConflictException: 409,
  InternalServerException: 500,
  ResourceNotFoundException: 404,
  ServiceQuotaExceededException: 402,
  ThrottlingException: 429,
  ValidationException: 400,
} as const;
export type ParticipantErrorName = keyof typeof errorStatus;

/** What every operation of the service may raise. */
export const commonErrors = [
  'AccessDeniedException',
  'InternalServerException',
  'ThrottlingException',
  'ValidationException',
] as const satisfies readonly ParticipantErrorName[];
type CommonError = (typeof commonErrors)[number];

export const participantError = (name: ParticipantErrorName, message: string): AwsError =>
  new AwsError(name, errorStatus[name], message);

/** How the service says what the world refuses, unless an operation says it otherwise. */
const commonRefusals = {
  AttachmentNotFound: 'ValidationException',
  AttachmentRefused: 'ValidationException',
  ContactNotFound: 'AccessDeniedException',
  IllegalMove: 'ValidationException',
  MessageNotFound: 'ValidationException',
  NotJoined: 'AccessDeniedException',
} as const satisfies Partial<Record<WorldErrorName, CommonError>>;

export interface ParticipantCall<Members, OwnError extends ParticipantErrorName = never> {
  readonly world: World;
  readonly participant: Participant;
  readonly input: Members;
  /** The bearer the call came with. */
  readonly token: string;
  /** Of the address the call came to, e.g. `http://127.0.0.1:4501`. */
  readonly origin: string;
  /** Host and port for socket addresses. */
  readonly socketHost: string;
  /** Only the errors that the service model lists for the operation. */
  readonly fail: (name: CommonError | OwnError, message: string) => AwsError;
}

/** All operations of the SDK's client are described alike. */
type OperationSchema = typeof SendMessage$;

interface ParticipantOperationDefinition<Request, OwnError extends ParticipantErrorName> {
  /** Name, method, path and members. */
  readonly schema: OperationSchema;
  /** Which token it is called with. */
  readonly bearer: 'participant' | 'connection';
  /** Whether a supervisor who only listens may call it. */
  readonly silent?: true;
  /** The errors it may raise beside the common ones. */
  readonly errors?: readonly OwnError[];
  /** What the world refuses, in this operation's words. */
  readonly refusals?: Readonly<Partial<Record<WorldErrorName, CommonError | OwnError>>>;
  readonly run: (call: ParticipantCall<ValidInput<Request>, OwnError>) => object;
}

/** An operation as the table holds it: it is run only with an input that satisfies its shape. */
export interface ParticipantOperation {
  readonly name: string;
  readonly method: string;
  /** With path members as `:Name`. */
  readonly path: string;
  readonly bearer: 'participant' | 'connection';
  /** The member that travels in `X-Amz-Bearer`. */
  readonly bearerMember: string;
  readonly silent: boolean;
  readonly input: Shape;
  readonly errors: readonly ParticipantErrorName[];
  readonly refusals: Readonly<Partial<Record<WorldErrorName, ParticipantErrorName>>>;
  readonly run: (call: ParticipantCall<Record<string, unknown>, ParticipantErrorName>) => object;
}

/** `Request` is the SDK's type of the request; `OwnError` the errors that the model lists beside the common ones. */
export function participantOperation<Request, OwnError extends ParticipantErrorName = never>(
  definition: ParticipantOperationDefinition<Request, OwnError>,
): ParticipantOperation {
  const [, , name, { http }, request] = definition.schema as unknown as OperationTuple;
  const [method, path] = http;
  const limits = (constraints.requests as unknown as Readonly<Record<string, Constraints>>)[`${name}Request`];
  if (limits === undefined) throw new Error(`No limits are known for ${name}`);
  return {
    name,
    method,
    path: path.replaceAll(/\{(\w+)\}/g, ':$1'),
    bearer: definition.bearer,
    bearerMember: definition.bearer === 'participant' ? 'ParticipantToken' : 'ConnectionToken',
    silent: definition.silent ?? false,
    input: shapeOfSchema(request, limits),
    errors: [...commonErrors, ...(definition.errors ?? [])],
    refusals: { ...commonRefusals, ...definition.refusals },
    run: (call) => definition.run({ ...call, input: call.input as ValidInput<Request> }),
  };
}

/** An operation in the SDK's schemas, as far as it is read here. */
type OperationTuple = readonly [
  kind: 9,
  namespace: string,
  name: string,
  traits: { readonly http: readonly [method: string, path: string, status: number] },
  request: Schema,
];
