import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { ConnectClient } from '@aws-sdk/client-connect';
import * as connect from '@aws-sdk/client-connect';
import type { ConnectParticipantClient } from '@aws-sdk/client-connectparticipant';
import * as participant from '@aws-sdk/client-connectparticipant';
import { NormalizedSchema } from '@smithy/core/schema';

/** What of a value is not as the schema says: unknown members, required ones that are absent, other types. */
export function shapeProblems(schema: NormalizedSchema, value: unknown, path = ''): string[] {
  if (schema.isStructSchema()) return structureProblems(schema, value, path);
  if (schema.isListSchema()) {
    if (!Array.isArray(value)) return [`${path} is not a list`];
    return value.flatMap((item, index) => shapeProblems(schema.getValueSchema(), item, `${path}[${index}]`));
  }
  if (schema.isMapSchema()) {
    if (!isObject(value)) return [`${path} is not a map`];
    return Object.entries(value).flatMap(([key, item]) =>
      shapeProblems(schema.getValueSchema(), item, `${path}.${key}`),
    );
  }
  const type = scalarType(schema);
  return typeof value === type ? [] : [`${path} is a ${typeof value}, not a ${type}`];
}

function structureProblems(schema: NormalizedSchema, value: unknown, path: string): string[] {
  if (!isObject(value)) return [`${path} is not a structure`];
  const members = [...schema.structIterator()];
  const [, , , , , , required = 0] = schema.getSchema() as unknown as readonly [...unknown[], number];
  const missing = members.slice(0, Number(required)).filter(([name]) => value[name] === undefined);
  const known = new Map(members);
  return [
    ...missing.map(([name]) => `${path}.${name} is required`),
    ...Object.entries(value).flatMap(([name, item]) => {
      const member = known.get(name);
      if (member === undefined) return [`${path}.${name} is unknown`];
      return shapeProblems(member, item, `${path}.${name}`);
    }),
  ];
}

/** Timestamps travel as seconds. */
function scalarType(schema: NormalizedSchema): 'string' | 'number' | 'boolean' {
  if (schema.isStringSchema()) return 'string';
  if (schema.isBooleanSchema()) return 'boolean';
  if (schema.isNumericSchema() || schema.isTimestampSchema()) return 'number';
  throw new Error(`${schema.getName()} is of a kind that no response has had yet`);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Kind, namespace, name, traits, request, answer. */
type OperationTuple = readonly [9, string, string, object, unknown, Parameters<typeof NormalizedSchema.of>[0]];
const schemas = { ...participant, ...connect } as unknown as Readonly<Record<string, OperationTuple>>;

/** The shape of an operation's answer, in the SDK's own schemas. */
export function responseSchema(operation: string): NormalizedSchema {
  const schema = schemas[`${operation}$`]?.[5];
  if (schema === undefined) throw new Error(`The SDK has no schema of ${operation}`);
  return NormalizedSchema.of(schema);
}

/** By operation: how many answers have been checked. */
export const checkedResponses = new Map<string, number>();

/** Lets every call of the client fail whose answer, as it comes over the wire, is not what the SDK's schema says. */
export function withCheckedResponses<Client extends ConnectClient | ConnectParticipantClient>(client: Client): Client {
  const { middlewareStack } = client as unknown as ConnectClient;
  middlewareStack.add(
    (next, context) => async (args) => {
      const result = await next(args);
      const response = result.response as { statusCode: number; body: Readable };
      const body = await text(response.body);
      response.body = Readable.from([body]);
      if (response.statusCode === 200) check(String(context['commandName']).replace(/Command$/, ''), body);
      return result;
    },
    // Next to the network: before the client reads the answer.
    { step: 'deserialize', priority: 'low', name: 'checkedResponses' },
  );
  return client;
}

function check(operation: string, body: string): void {
  const problems = shapeProblems(responseSchema(operation), body === '' ? {} : JSON.parse(body), operation);
  if (problems.length > 0) throw new Error(`The answer is not as the model says: ${problems.join('; ')}`);
  checkedResponses.set(operation, (checkedResponses.get(operation) ?? 0) + 1);
}
