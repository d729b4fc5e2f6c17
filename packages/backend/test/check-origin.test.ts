import { expect, test } from 'vitest';
import { sharedAwsStub } from './support/shared-aws-stub.ts';
import { testApp } from './support/test-app.ts';

const path = (origin: string) => `/api/approved-origins/check?origin=${encodeURIComponent(origin)}`;
const asAda = { headers: { Authorization: 'Bearer ada' } };
const aws = await sharedAwsStub({
  status: 200,
  body: { Origins: ['https://desk.example.com', 'https://other.example.com:8443/', 'x'] },
});

test.each([
  ['https://desk.example.com', true],
  ['https://other.example.com:8443', true],
  ['https://other.example.com', false],
  ['http://desk.example.com', false],
])('%s: %s', async (origin, approved) => {
  const answer = await testApp({ aws: aws.url }).app.request(path(origin), asAda);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ approved });
  expect(aws.calls[0]).toMatchObject({
    method: 'GET',
    path: expect.stringMatching(/^\/instance\/.+\/approved-origins/),
  });
});

test('asks Amazon Connect once for many who ask', async () => {
  const { app } = testApp({ aws: aws.url });
  await Promise.all([1, 2, 3].map(async () => app.request(path('https://desk.example.com'), asAda)));
  await app.request(path('https://other.example.com'), asAda);
  expect(aws.calls).toHaveLength(1);
});

test('is for agents, and for origins', async () => {
  const { app } = testApp({ aws: aws.url });
  expect((await app.request(path('https://desk.example.com'))).status).toBe(401);
  expect((await app.request(path('javascript:alert(1)'), asAda)).status).toBe(400);
  expect((await app.request('/api/approved-origins/check', asAda)).status).toBe(400);
  expect(aws.calls).toHaveLength(0);
});

test('says that the server may not ask', async () => {
  aws.replyWith({ status: 403, headers: { 'x-amzn-errortype': 'AccessDeniedException' }, body: {} });
  const answer = await testApp({ aws: aws.url }).app.request(path('https://desk.example.com'), asAda);
  expect(await answer.json()).toMatchObject({ error: { code: 'connect_configuration' } });
});
