import { ApiErrorCode } from '@liaison/protocol/api';
import { describe, expect, test } from 'vitest';
import { awsError } from './support/aws-stub.ts';
import { sharedAwsStub } from './support/shared-aws-stub.ts';
import { post, testApp } from './support/test-app.ts';

const aws = await sharedAwsStub();

const startChat = (environment: Record<string, string> = {}) =>
  testApp({ aws: aws.url, environment }).app.request('/api/chats', post({ displayName: 'Cleo' }));
const exchange = (environment: Record<string, string> = {}) =>
  testApp({ aws: aws.url, environment }).app.request(
    '/api/participant-connections',
    post({ participantToken: 'token' }, { Authorization: 'Bearer ada' }),
  );

/** Status and name at Amazon Connect, and the code it is answered with. */
type Row = [status: number, name: string, code: ApiErrorCode];

const everyService: Row[] = [
  [429, 'ThrottlingException', 'connect_throttled'],
  [403, 'UnrecognizedClientException', 'connect_configuration'],
  [403, 'InvalidSignatureException', 'connect_configuration'],
  [403, 'ExpiredTokenException', 'connect_configuration'],
  [503, 'ServiceUnavailable', 'connect_unavailable'],
  [500, 'SomethingNewException', 'connect_unavailable'],
];

describe.each<[string, typeof startChat, Row[]]>([
  [
    'StartChatContact',
    startChat,
    [
      [400, 'InvalidRequestException', 'invalid_request'],
      [400, 'InvalidParameterException', 'invalid_request'],
      [404, 'ResourceNotFoundException', 'connect_configuration'],
      [403, 'AccessDeniedException', 'connect_configuration'],
      [429, 'LimitExceededException', 'chat_quota_exceeded'],
      [429, 'TooManyRequestsException', 'connect_throttled'],
      [500, 'InternalServiceException', 'connect_unavailable'],
      ...everyService,
    ],
  ],
  [
    'CreateParticipantConnection',
    exchange,
    [
      [400, 'ValidationException', 'invalid_request'],
      [403, 'AccessDeniedException', 'participant_token_rejected'],
      [500, 'InternalServerException', 'connect_unavailable'],
      ...everyService,
    ],
  ],
])('%s', (_, ask, table) => {
  test.each(table)('%i %s is answered as %s', async (status, name, code) => {
    aws.replyWith(awsError(status, name));
    const answer = await ask();
    expect(answer.status).toBe(ApiErrorCode[code].status);
    const text = await answer.text();
    expect(JSON.parse(text)).toMatchObject({ error: { code, requestId: 'request-1' } });
    expect(text).not.toContain('text that nobody parses');
    expect(answer.headers.has('Retry-After')).toBe(answer.status === 429);
  });

  test('that drops the connection is answered as unavailable', async () => {
    aws.replyWith('drop');
    const answer = await ask();
    expect(await answer.json()).toMatchObject({ error: { code: 'connect_unavailable' } });
  });

  test('that never answers is given up', async () => {
    aws.replyWith('silence');
    const answer = await ask({ LIAISON_AWS_TIMEOUT_MS: '20' });
    expect(answer.status).toBe(504);
    expect(await answer.json()).toMatchObject({ error: { code: 'connect_timeout' } });
  });
});

test('a quota and a rate limit, both 429 at Amazon Connect, say when to come back', async () => {
  aws.replyWith(awsError(429, 'LimitExceededException'));
  expect((await startChat()).headers.get('Retry-After')).toBe('30');
  aws.replyWith(awsError(429, 'TooManyRequestsException'));
  expect((await startChat()).headers.get('Retry-After')).toBe('1');
});

test('a failing call is tried again with the same client token', async () => {
  aws.replyWith(awsError(500, 'InternalServiceException'));
  await startChat({ AWS_MAX_ATTEMPTS: '2' });
  expect(aws.calls).toHaveLength(2);
  const [first, second] = aws.calls.map(({ body }) => (body as { ClientToken?: string }).ClientToken);
  expect(first).toBeTruthy();
  expect(second).toBe(first);
});
