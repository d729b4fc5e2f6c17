import awsLite from '@aws-lite/client';
import { createEmulator, defaultContactFlowId, defaultInstance, type Emulator } from '@liaison/emulator';
import { afterAll, beforeAll, expect, it } from 'vitest';

/**
 * aws-lite (https://aws-lite.org) shares no code with the AWS SDK: it signs with `aws4` and knows nothing of Amazon Connect.
 * The emulator verifies its signatures here.
 */
const signingCredentials = { accessKeyId: 'AKIALOCAL', secretAccessKey: 'local' };
const InstanceId = defaultInstance.id;
let emulator: Emulator;

beforeAll(async () => {
  emulator = await createEmulator({ seed: 1, signingCredentials });
});
afterAll(() => emulator[Symbol.asyncDispose]());

const clientOf = (secretAccessKey = signingCredentials.secretAccessKey) =>
  awsLite({
    accessKeyId: signingCredentials.accessKeyId,
    secretAccessKey,
    region: 'us-west-2',
    endpoint: emulator.url,
    // Amazon Connect is none of the services that it knows by name.
    verifyService: false,
  });

interface Started {
  readonly ContactId: string;
  readonly ParticipantToken: string;
}
const start = async (aws: Awaited<ReturnType<typeof clientOf>>) => {
  const { payload } = await aws({
    service: 'connect',
    method: 'PUT',
    path: '/contact/chat',
    payload: { InstanceId, ContactFlowId: defaultContactFlowId, ParticipantDetails: { DisplayName: 'Cleo' } },
  });
  return payload as Started;
};

it('aws-lite holds a chat and reads its transcript file', async () => {
  const aws = await clientOf();
  const { ContactId, ParticipantToken } = await start(aws);
  /** The Participant Service goes by its bearer, whatever the signature. */
  const participant = async (path: string, bearer: string, payload: object) => {
    const headers = { 'x-amz-bearer': bearer };
    return (await aws({ service: 'connectparticipant', path: `/participant/${path}`, headers, payload })).payload;
  };
  const { ConnectionCredentials } = (await participant('connection', ParticipantToken, {
    Type: ['CONNECTION_CREDENTIALS'],
  })) as { ConnectionCredentials: { ConnectionToken: string } };
  const token = ConnectionCredentials.ConnectionToken;
  await participant('message', token, { ContentType: 'text/plain', Content: 'Hello from aws-lite' });
  const { Transcript } = (await participant('transcript', token, { SortOrder: 'ASCENDING' })) as {
    Transcript: { Content?: string }[];
  };
  expect(Transcript.at(-1)?.Content).toBe('Hello from aws-lite');
  await aws({ service: 'connect', path: '/contact/stop', payload: { InstanceId, ContactId } });

  const bucket = `/s3/amazon-connect-${defaultInstance.alias}`;
  const stored = async () =>
    (await aws({ service: 's3', path: bucket, query: { 'list-type': '2' } })).payload as { Contents?: { Key: string } };
  await expect.poll(async () => (await stored()).Contents?.Key).toContain(ContactId);
  const file = await aws({ service: 's3', path: `${bucket}/${(await stored()).Contents?.Key}` });
  expect(JSON.stringify(file.payload)).toContain('Hello from aws-lite');
});

it('aws-lite is told what is wrong by the error’s name', async () => {
  const wrongKey = await clientOf('wrong');
  await expect(start(wrongKey)).rejects.toMatchObject({ statusCode: 403 });
  const aws = await clientOf();
  await expect(
    aws({ service: 'connect', path: '/contact/stop', payload: { InstanceId, ContactId: 'none' } }),
  ).rejects.toMatchObject({ statusCode: 404 });
});
