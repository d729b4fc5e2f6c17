import { AwsError } from '../http/aws-error.ts';
import type { Input, Shape } from '../http/shape.ts';
import type { Surroundings } from './surroundings.ts';

/** Status of the errors that these operations name (service model 2017-08-08). */
const errorStatus = {
  AccessDeniedException: 403,
  ConflictException: 409,
  ContactNotFoundException: 410,
  IdempotencyException: 409,
  InternalServiceException: 500,
  InvalidActiveRegionException: 400,
  InvalidParameterException: 400,
  InvalidRequestException: 400,
  LimitExceededException: 429,
  ResourceNotFoundException: 404,
  ServiceQuotaExceededException: 402,
  ThrottlingException: 429,
} as const;
export type ControlPlaneErrorName = keyof typeof errorStatus;

export const controlPlaneError = (name: ControlPlaneErrorName, message: string): AwsError =>
  new AwsError(name, errorStatus[name], message);

interface Described<Name extends ControlPlaneErrorName = ControlPlaneErrorName> {
  readonly name: string;
  readonly method: 'DELETE' | 'GET' | 'POST' | 'PUT';
  readonly path: string;
  /** Parameters of the query, and the member each one is. */
  readonly query?: Readonly<Record<string, string>>;
  readonly errors: readonly Name[];
}

interface Call<Members, Name extends ControlPlaneErrorName> extends Surroundings {
  /** Members of the path, the query and the body alike. */
  readonly input: Members;
  /** Host and port for socket addresses. */
  readonly socketHost: string;
  /** An error that the operation's model lists. */
  readonly refuse: (name: Name, message: string) => AwsError;
}

interface ControlPlaneOperationDefinition<S extends Shape, Name extends ControlPlaneErrorName> extends Described<Name> {
  readonly input: S;
  readonly run: (call: Call<Input<S>, Name>) => object;
}

export type UncheckedCall = Omit<Call<Record<string, unknown>, ControlPlaneErrorName>, 'refuse'>;

/** An operation as the table holds it: it is run only with an input that satisfies its shape. */
export interface ControlPlaneOperation extends Described {
  readonly input: Shape;
  readonly run: (call: UncheckedCall) => object;
}

export function controlPlaneOperation<const S extends Shape, const Name extends ControlPlaneErrorName>(
  definition: ControlPlaneOperationDefinition<S, Name>,
): ControlPlaneOperation {
  return {
    ...definition,
    run: (call) => definition.run({ ...call, input: call.input as Input<S>, refuse: controlPlaneError }),
  };
}

export const instanceIdInput = { type: 'string', required: true, min: 1, max: 100 } as const;
export const contactIdInput = { type: 'string', required: true, min: 1, max: 256 } as const;
export const clientTokenInput = { type: 'string', max: 500 } as const;
