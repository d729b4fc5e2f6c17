import { AwsError } from '../http/aws-error.ts';
import type { Input, Shape } from '../http/shape.ts';
import type { Participant } from '../world/state.ts';
import type { World } from '../world/world.ts';

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

export const participantError = (name: ParticipantErrorName, message: string): AwsError =>
  new AwsError(name, errorStatus[name], message);

export interface ParticipantCall<Members> {
  readonly world: World;
  readonly participant: Participant;
  readonly input: Members;
  /** The bearer the call came with. */
  readonly token: string;
  /** Host and port for socket addresses. */
  readonly socketHost: string;
}

interface Described {
  readonly name: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** Which token it is called with. */
  readonly bearer: 'participant' | 'connection';
  readonly errors: readonly ParticipantErrorName[];
}

interface ParticipantOperationDefinition<S extends Shape> extends Described {
  readonly input: S;
  readonly run: (call: ParticipantCall<Input<S>>) => object;
}

/** An operation as the table holds it: it is run only with an input that satisfies its shape. */
export interface ParticipantOperation extends Described {
  readonly input: Shape;
  readonly run: (call: ParticipantCall<Record<string, unknown>>) => object;
}

export function participantOperation<const S extends Shape>(
  definition: ParticipantOperationDefinition<S>,
): ParticipantOperation {
  return { ...definition, run: (call) => definition.run({ ...call, input: call.input as Input<S> }) };
}
