import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import * as connect from '@aws-sdk/client-connect';
import { expect, it } from 'vitest';
import { controlPlaneError, controlPlaneOperation } from '../../src/control-plane/control-plane-operation.ts';
import { controlPlaneOperations } from '../../src/control-plane/operations.ts';

const commands = new URL('dist-types/commands/', `file://${packageFolder()}`);

function packageFolder(): string {
  const main = createRequire(import.meta.url).resolve('@aws-sdk/client-connect');
  return main.slice(0, main.lastIndexOf('dist-'));
}

/** The SDK's reference names the errors of an operation's model; its schemas do not. */
async function modelErrors(operation: string): Promise<string[]> {
  const reference = await readFile(new URL(`${operation}Command.d.ts`, commands), 'utf8');
  const named = [...reference.matchAll(/@throws \{@link (\w+)\}/g)].map(([, name = '']) => name);
  return named.filter((name) => name !== 'ConnectServiceException');
}

it.each(controlPlaneOperations)('K20: $name can raise the errors that its model lists', async ({ name, errors }) => {
  expect([...errors].toSorted()).toEqual((await modelErrors(name)).toSorted());
});

it.each(controlPlaneOperations)('K1: $name is served where its model says', ({ name, method, path }) => {
  const schemas = connect as unknown as Record<string, readonly [number, string, string, { http: unknown[] }]>;
  expect(schemas[`${name}$`]?.[3].http.slice(0, 2)).toEqual([method, path.replaceAll(/:(\w+)/g, '{$1}')]);
});

it('K20: errors have the status of their model', () => {
  const names = new Set(controlPlaneOperations.flatMap(({ errors }) => errors));
  const schemas = connect as unknown as Record<string, readonly [number, string, string, { httpError: number }]>;
  for (const name of names) {
    expect([name, controlPlaneError(name, '').status]).toEqual([name, schemas[`${name}$`]?.[3].httpError]);
  }
});

it('K20: an operation that raises anything else does not compile', () => {
  const operation = controlPlaneOperation({
    name: 'StopContact',
    method: 'POST',
    path: '/contact/stop',
    errors: ['InvalidRequestException'],
    input: {},
    // @ts-expect-error Its list of errors has no such name.
    run: ({ refuse }) => refuse('ThrottlingException', ''),
  });
  expect(operation.errors).toEqual(['InvalidRequestException']);
});
