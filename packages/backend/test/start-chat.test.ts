import { describe, expect, test } from 'vitest';
import { awsError } from './support/aws-stub.ts';
import { sharedAwsStub } from './support/shared-aws-stub.ts';
import { post, testApp } from './support/test-app.ts';

const started = { ContactId: 'contact-1', ParticipantId: 'participant-1', ParticipantToken: 'token-1' };
const aws = await sharedAwsStub({ status: 200, body: started });

const preflight = (origin: string): RequestInit => ({
  method: 'OPTIONS',
  headers: {
    Origin: origin,
    'Access-Control-Request-Method': 'POST',
    'Access-Control-Request-Headers': 'content-type',
  },
});

const server = (environment: Record<string, string> = {}) => testApp({ aws: aws.url, environment }).app;

describe("Liaison's shape", () => {
  test('starts a chat through StartChatContact and answers the participant token', async () => {
    const app = server({ LIAISON_ALLOWED_ATTRIBUTES: 'plan' });
    const answer = await app.request(
      '/api/chats',
      post({
        displayName: 'Cleo',
        initialMessage: 'Hello',
        attributes: { plan: 'gold' },
        supportedMessagingContentTypes: ['text/plain', 'text/markdown'],
        clientToken: '6f1c1d0e-0000-4000-8000-000000000001',
      }),
    );
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      contactId: 'contact-1',
      participantId: 'participant-1',
      participantToken: 'token-1',
    });
    expect(aws.calls).toHaveLength(1);
    expect(aws.calls[0]).toMatchObject({
      method: 'PUT',
      path: '/contact/chat',
      body: {
        InstanceId: 'instance-1',
        ContactFlowId: 'flow-1',
        ParticipantDetails: { DisplayName: 'Cleo' },
        InitialMessage: { ContentType: 'text/plain', Content: 'Hello' },
        Attributes: { plan: 'gold' },
        SupportedMessagingContentTypes: ['text/plain', 'text/markdown'],
        ClientToken: '6f1c1d0e-0000-4000-8000-000000000001',
      },
    });
  });

  test.each([
    ['no name', {}, 'displayName'],
    ['a name that is too long', { displayName: 'x'.repeat(257) }, 'displayName'],
    ['an attribute that is not allowed', { displayName: 'Cleo', attributes: { vip: 'yes' } }, 'attributes.vip'],
    ['an attribute with a bad name', { displayName: 'Cleo', attributes: { 'a b': 'yes' } }, 'attributes.a b'],
    ['a contact flow that is not allowed', { displayName: 'Cleo', contactFlowId: 'flow-9' }, 'contactFlowId'],
    ['a client token that can be guessed', { displayName: 'Cleo', clientToken: '1' }, 'clientToken'],
    [
      'content types without plain text',
      { displayName: 'Cleo', supportedMessagingContentTypes: ['text/markdown'] },
      'supportedMessagingContentTypes',
    ],
  ])('refuses %s, naming the field and the rule', async (_, body, field) => {
    const answer = await server().request('/api/chats', post(body));
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({
      error: {
        code: 'invalid_request',
        message: expect.any(String),
        field,
        rule: expect.any(String),
        requestId: 'request-1',
      },
    });
    expect(aws.calls).toHaveLength(0);
  });

  test('lets a chat name a further allowed contact flow', async () => {
    const app = server({ LIAISON_ALLOWED_CONTACT_FLOW_IDS: 'flow-2, flow-3' });
    await app.request('/api/chats', post({ displayName: 'Cleo', contactFlowId: 'flow-3' }));
    expect(aws.calls[0]?.body).toMatchObject({ ContactFlowId: 'flow-3' });
  });
});

describe("the shape of AWS's startChatContactAPI sample", () => {
  const request = {
    InstanceId: 'somebody-elses-instance',
    ContactFlowId: '',
    ParticipantDetails: { DisplayName: 'Cleo' },
    Username: 'cleo',
    Attributes: { customerName: 'Cleo', vip: 'yes', plan: 'gold' },
    SupportedMessagingContentTypes: ['text/plain', 'text/markdown'],
    ChatDurationInMinutes: 1500,
  };

  test('is answered in its own shape, with the instance of the server and the attributes on the list', async () => {
    const app = server({ LIAISON_ALLOWED_ATTRIBUTES: 'plan' });
    const answer = await app.request('/api/chats', post(request));
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      data: { startChatResult: started, featurePermissions: { MESSAGING_MARKDOWN: true } },
    });
    expect(aws.calls[0]?.body).toMatchObject({
      InstanceId: 'instance-1',
      ContactFlowId: 'flow-1',
      ChatDurationInMinutes: 1500,
    });
    expect(aws.calls[0]?.body).toHaveProperty('Attributes', { plan: 'gold', customerName: 'Cleo' });
  });

  test.each(['text/plain;charset=UTF-8', undefined])('may be sent as %s', async (type) => {
    const init = post(request);
    const headers = new Headers(type === undefined ? {} : { 'Content-Type': type });
    const answer = await server().request('/api/chats', { ...init, headers });
    expect(answer.status).toBe(200);
    expect(aws.calls).toHaveLength(1);
  });

  test.each([
    ['an empty name', { ParticipantDetails: { DisplayName: '' } }, 'ParticipantDetails.DisplayName'],
    ['a foreign contact flow', { ...request, ContactFlowId: 'flow-9' }, 'ContactFlowId'],
    ['too short a chat', { ...request, ChatDurationInMinutes: 5 }, 'ChatDurationInMinutes'],
    [
      'an earlier chat',
      { ...request, PersistentChat: { RehydrationType: 'ENTIRE_PAST_SESSION', SourceContactId: 'contact-0' } },
      'PersistentChat',
    ],
  ])('is refused with %s, by its own names', async (_, body, field) => {
    const answer = await server().request('/api/chats', post(body));
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { code: 'invalid_request', field } });
    expect(aws.calls).toHaveLength(0);
  });

  test('continues an earlier chat where the server allows it', async () => {
    const PersistentChat = { RehydrationType: 'FROM_SEGMENT', SourceContactId: 'contact-0' };
    await server({ LIAISON_ALLOW_PERSISTENT_CHAT: 'true' }).request('/api/chats', post({ ...request, PersistentChat }));
    expect(aws.calls[0]?.body).toMatchObject({ PersistentChat });
  });
});

describe('the body', () => {
  test.each([
    ['that is not JSON', '{"displayName"', 'application/json', 400, 'invalid_request'],
    ['that is not an object', '[]', 'application/json', 400, 'invalid_request'],
    ['that is null', 'null', 'application/json', 400, 'invalid_request'],
    ['that is too large', `{"displayName":"${'x'.repeat(140_000)}"}`, 'application/json', 413, 'payload_too_large'],
    ['of another type', 'displayName=Cleo', 'application/x-www-form-urlencoded', 415, 'unsupported_media_type'],
  ])('%s is refused', async (_, body, type, status, code) => {
    const answer = await server().request('/api/chats', post(body, { 'Content-Type': type }));
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ error: { code } });
    expect(aws.calls).toHaveLength(0);
  });
});

describe('pages of other sites', () => {
  const chat = { displayName: 'Cleo' };
  const shop = 'https://shop.example.com';

  test('that are allowed pass the pre-flight and read the answer', async () => {
    const app = server({ LIAISON_ALLOWED_ORIGINS: shop });
    const asked = await app.request('/api/chats', preflight(shop));
    expect(asked.status).toBe(204);
    expect(asked.headers.get('Access-Control-Allow-Origin')).toBe(shop);
    expect(asked.headers.get('Access-Control-Allow-Methods')).toContain('POST');
    expect(asked.headers.get('Access-Control-Allow-Headers')?.toLowerCase()).toContain('content-type');
    const answer = await app.request('/api/chats', post(chat, { Origin: shop }));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe(shop);
  });

  test('that are not allowed neither pass the pre-flight nor start a chat', async () => {
    const app = server({ LIAISON_ALLOWED_ORIGINS: shop });
    const asked = await app.request('/api/chats', preflight('https://evil.example'));
    expect(asked.headers.get('Access-Control-Allow-Origin')).toBeNull();
    const answer = await app.request('/api/chats', post(chat, { Origin: 'https://evil.example' }));
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ error: { code: 'forbidden' } });
    expect(aws.calls).toHaveLength(0);
  });

  test('are all allowed by *', async () => {
    const answer = await server({ LIAISON_ALLOWED_ORIGINS: '*' }).request('/api/chats', post(chat, { Origin: shop }));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe(shop);
  });

  test("are told apart from the server's own page by host", async () => {
    const headers = { Origin: 'https://chat.example.com', Host: 'chat.example.com' };
    expect((await server().request('/api/chats', post(chat, headers))).status).toBe(200);
    const behindProxy = server({ LIAISON_PUBLIC_URL: 'https://chat.example.com' });
    const inner = { Origin: 'https://chat.example.com', Host: '10.0.0.5:4500' };
    expect((await behindProxy.request('/api/chats', post(chat, inner))).status).toBe(200);
  });
});

describe('streaming', () => {
  const topic = 'arn:aws:sns:eu-central-1:111122223333:chat-stream';

  test('is turned on for every chat when a topic is configured', async () => {
    const answer = await server({ LIAISON_STREAMING_TOPIC: topic }).request(
      '/api/chats',
      post({ displayName: 'Cleo' }),
    );
    expect(answer.status).toBe(200);
    expect(aws.calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'PUT /contact/chat',
      'POST /contact/start-streaming',
    ]);
    expect(aws.calls[1]?.body).toEqual({
      InstanceId: 'instance-1',
      ContactId: 'contact-1',
      ChatStreamingConfiguration: { StreamingEndpointArn: topic },
      ClientToken: 'contact-1',
    });
  });

  test('that cannot be turned on costs no customer their chat', async () => {
    aws.replyWith(({ path }) =>
      path === '/contact/chat' ? { status: 200, body: started } : awsError(404, 'ResourceNotFoundException'),
    );
    const { app, logged } = testApp({ aws: aws.url, environment: { LIAISON_STREAMING_TOPIC: topic } });
    const answer = await app.request('/api/chats', post({ displayName: 'Cleo' }));
    expect(answer.status).toBe(200);
    expect(logged.join('')).toContain('a chat is not streamed');
  });
});
