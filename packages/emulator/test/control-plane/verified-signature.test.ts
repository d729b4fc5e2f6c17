import { ConnectClient, ListQueuesCommand, TagContactCommand } from '@aws-sdk/client-connect';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEmulator, type Emulator } from '../../src/create-emulator.ts';
import { ManualClock } from '../../src/world/clock.ts';
import { defaultInstance } from '../../src/world/default-instance.ts';

const signingCredentials = { accessKeyId: 'AKIALOCAL', secretAccessKey: 'a secret of the test' };
const InstanceId = defaultInstance.id;
let emulator: Emulator;
const clock = new ManualClock(Date.now());

beforeAll(async () => {
  emulator = await createEmulator({ clock, seed: 1, signingCredentials });
});
afterAll(() => emulator[Symbol.asyncDispose]());

const client = (credentials = signingCredentials) =>
  new ConnectClient({ endpoint: emulator.url, region: 'us-west-2', credentials, maxAttempts: 1 });

type Sent = { headers: Record<string, string>; query: Record<string, unknown>; body?: unknown };

/** A client whose requests are changed after they have been signed. */
function tampered(change: (request: Sent) => void): ConnectClient {
  const changed = client();
  changed.middlewareStack.add(
    (next) => (args) => {
      change(args.request as Sent);
      return next(args);
    },
    { step: 'finalizeRequest', priority: 'low', name: 'tamper' },
  );
  return changed;
}

const otherBody = (request: Sent) =>
  Object.assign(request, { body: '{"InstanceId":"x"}', headers: { ...request.headers, 'content-length': '18' } });

describe('K2: with a key, signatures are verified', () => {
  it('takes what the SDK signs: path, query and body', async () => {
    const queues = await client().send(
      new ListQueuesCommand({ InstanceId, MaxResults: 5, QueueTypes: ['STANDARD', 'AGENT'] }),
    );
    expect(queues.QueueSummaryList).toHaveLength(2);
    const tags = new TagContactCommand({ InstanceId, ContactId: 'none', Tags: { a: 'ü &=' } });
    await expect(client().send(tags)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it.each([
    ['another secret', { ...signingCredentials, secretAccessKey: 'wrong' }, 'InvalidSignatureException'],
    ['another key', { ...signingCredentials, accessKeyId: 'AKIAOTHER' }, 'UnrecognizedClientException'],
  ])('refuses %s', async (_what, credentials, name) => {
    await expect(client(credentials).send(new ListQueuesCommand({ InstanceId }))).rejects.toMatchObject({ name });
  });

  it.each<[string, (request: Sent) => void]>([
    ['another query', (request) => Object.assign(request.query, { maxResults: '1' })],
    [
      'another time',
      (request) =>
        Object.assign(request.headers, { 'x-amz-date': request.headers['x-amz-date']?.replace(/\dZ$/, 'xZ') }),
    ],
    [
      'a signature of zeros',
      ({ headers }) =>
        Object.assign(headers, { authorization: headers['authorization']?.replace(/[0-9a-f]{64}$/, '0'.repeat(64)) }),
    ],
  ])('refuses %s than was signed', async (_what, change) => {
    await expect(tampered(change).send(new ListQueuesCommand({ InstanceId }))).rejects.toMatchObject({
      name: expect.stringMatching(/^(InvalidSignature|IncompleteSignature)Exception$/) as string,
    });
  });

  it('refuses another body than was signed', async () => {
    const tags = new TagContactCommand({ InstanceId, ContactId: 'none', Tags: { a: 'b' } });
    await expect(tampered(otherBody).send(tags)).rejects.toMatchObject({ name: 'InvalidSignatureException' });
  });

  it('refuses a request older than a quarter of an hour', async () => {
    clock.advance(16 * 60_000);
    await expect(client().send(new ListQueuesCommand({ InstanceId }))).rejects.toMatchObject({
      name: 'InvalidSignatureException',
    });
  });
});
