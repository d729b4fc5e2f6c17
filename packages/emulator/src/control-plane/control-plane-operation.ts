import { AwsError } from '../http/aws-error.ts';
import type { Input, Shape } from '../http/shape.ts';
import type { World } from '../world/world.ts';

/** Status of the errors that these operations name (service model 2017-08-08). */
const errorStatus = {
  ContactNotFoundException: 410,
  InternalServiceException: 500,
  InvalidActiveRegionException: 400,
  InvalidParameterException: 400,
  InvalidRequestException: 400,
  LimitExceededException: 429,
  ResourceNotFoundException: 404,
  ThrottlingException: 429,
} as const;
export type ControlPlaneErrorName = keyof typeof errorStatus;

export const controlPlaneError = (name: ControlPlaneErrorName, message: string): AwsError =>
  new AwsError(name, errorStatus[name], message);

interface Described {
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly errors: readonly ControlPlaneErrorName[];
}

interface Call<Members> {
  readonly world: World;
  /** Members of the path and of the body alike. */
  readonly input: Members;
  /** Host and port for socket addresses. */
  readonly socketHost: string;
}

interface ControlPlaneOperationDefinition<S extends Shape> extends Described {
  readonly input: S;
  readonly run: (call: Call<Input<S>>) => object;
}

/** An operation as the table holds it: it is run only with an input that satisfies its shape. */
export interface ControlPlaneOperation extends Described {
  readonly input: Shape;
  readonly run: (call: Call<Record<string, unknown>>) => object;
}

export function controlPlaneOperation<const S extends Shape>(
  definition: ControlPlaneOperationDefinition<S>,
): ControlPlaneOperation {
  return { ...definition, run: (call) => definition.run({ ...call, input: call.input as Input<S> }) };
}

export const instanceIdInput = { type: 'string', required: true, min: 1, max: 100 } as const;
export const contactIdInput = { type: 'string', required: true, min: 1, max: 256 } as const;
