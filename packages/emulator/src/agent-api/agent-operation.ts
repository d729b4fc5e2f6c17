import { AwsError } from '../http/aws-error.ts';
import type { Input, Shape } from '../http/shape.ts';
import type { Agent } from '../world/state.ts';
import type { World } from '../world/world.ts';

/** Status of the errors this service answers. Its model names none, so the names are those Streams knows. */
const errorStatus = {
  AccessDeniedException: 403,
  ContactNotFoundException: 400,
  EndpointNotFoundException: 400,
  InternalServiceException: 500,
  InvalidStateException: 400,
  UnauthorizedException: 401,
  UnknownOperationException: 400,
  ValidationException: 400,
} as const;
export type AgentErrorName = keyof typeof errorStatus;

export const agentError = (name: AgentErrorName, message: string): AwsError =>
  new AwsError(name, errorStatus[name], message);

export interface AgentCall<Members> {
  readonly world: World;
  readonly agent: Agent;
  readonly input: Members;
  /** Host and port for socket addresses. */
  readonly socketHost: string;
  /** Aborts when the caller has gone. */
  readonly signal: AbortSignal;
}

interface AgentOperationDefinition<S extends Shape> {
  readonly name: string;
  readonly input: S;
  readonly run: (call: AgentCall<Input<S>>) => object | Promise<object>;
}

/** An operation as the table holds it: it is run only with an input that satisfies its shape. */
export interface AgentOperation {
  readonly name: string;
  readonly input: Shape;
  readonly run: (call: AgentCall<Record<string, unknown>>) => object | Promise<object>;
}

export function agentOperation<const S extends Shape>(definition: AgentOperationDefinition<S>): AgentOperation {
  return { ...definition, run: (call) => definition.run({ ...call, input: call.input as Input<S> }) };
}

export const contactIdInput = { contactId: { type: 'string', required: true, min: 1 } } as const satisfies Shape;
