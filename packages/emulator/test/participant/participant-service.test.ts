import {
  CreateParticipantConnectionCommand,
  DisconnectParticipantCommand,
  GetTranscriptCommand,
  SendEventCommand,
  SendMessageCommand,
} from '@aws-sdk/client-connectparticipant';
import { EventContentType } from '@liaison/protocol';
import { describe, expect, it } from 'vitest';
import { connectedChat, participantClient, serviceError, waitingChat } from '../support/chat.ts';
import { sharedEmulator } from '../support/shared-emulator.ts';

const { emulator, clock } = await sharedEmulator();

const text = 'text/plain';
const sendMessage = (token: string, input: { Content?: string; ContentType?: string; ClientToken?: string } = {}) =>
  participantClient(emulator).send(
    new SendMessageCommand({ ConnectionToken: token, ContentType: text, Content: 'Hello', ...input }),
  );

const sendEvent = (token: string, input: { ContentType: string; Content?: string; ClientToken?: string }) =>
  participantClient(emulator).send(new SendEventCommand({ ConnectionToken: token, ...input }));

const disconnect = (token: string, ClientToken: string) =>
  participantClient(emulator).send(new DisconnectParticipantCommand({ ConnectionToken: token, ClientToken }));

describe('CreateParticipantConnection', () => {
  it('S3: answers a socket address good for 100 s and a connection token good for a day', async () => {
    const { participantToken } = waitingChat(emulator);
    const { Websocket, ConnectionCredentials } = await participantClient(emulator).send(
      new CreateParticipantConnectionCommand({
        ParticipantToken: participantToken,
        Type: ['WEBSOCKET', 'CONNECTION_CREDENTIALS'],
      }),
    );
    expect(Websocket?.Url).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/ws\/participant\?token=.+/);
    expect(Date.parse(Websocket?.ConnectionExpiry ?? '') - clock.now()).toBe(100_000);
    expect(Date.parse(ConnectionCredentials?.Expiry ?? '') - clock.now()).toBe(24 * 60 * 60 * 1000);
    await expect(sendMessage(ConnectionCredentials?.ConnectionToken ?? '')).resolves.toHaveProperty('Id');
  });

  it('S4: answers nothing but success to an agent who only says to be connected', async () => {
    const { agent } = connectedChat(emulator);
    const { token } = emulator.world.credentials.participantTokens.issue(agent.id);
    const { $metadata, ...answer } = await participantClient(emulator).send(
      new CreateParticipantConnectionCommand({ ParticipantToken: token, ConnectParticipant: true }),
    );
    expect($metadata.httpStatusCode).toBe(200);
    expect(answer).toEqual({});
  });

  it('S2: refuses a connection token, and the token of an agent who has not accepted', async () => {
    const { customerToken } = waitingChat(emulator);
    const create = (ParticipantToken: string) =>
      participantClient(emulator).send(
        new CreateParticipantConnectionCommand({ ParticipantToken, Type: ['WEBSOCKET'] }),
      );
    await expect(create(customerToken)).rejects.toMatchObject(serviceError('AccessDeniedException', 403));
    const { contact } = connectedChat(emulator);
    emulator.world.participants.set('invited', { ...contact.customer, id: 'invited', role: 'AGENT', state: 'invited' });
    const { token } = emulator.world.credentials.participantTokens.issue('invited');
    await expect(create(token)).rejects.toMatchObject(serviceError('AccessDeniedException', 403));
  });

  it.each([{}, { Type: [] }, { Type: ['WEBRTC_CONNECTION' as const] }])('refuses %j', async (input) => {
    const { participantToken } = waitingChat(emulator);
    await expect(
      participantClient(emulator).send(
        new CreateParticipantConnectionCommand({ ParticipantToken: participantToken, ...input }),
      ),
    ).rejects.toMatchObject(serviceError('ValidationException', 400));
  });

  it('C2: stops the clock on the customer’s time to connect', async () => {
    const { contact, participantToken } = waitingChat(emulator);
    await participantClient(emulator).send(
      new CreateParticipantConnectionCommand({ ParticipantToken: participantToken, Type: ['WEBSOCKET'] }),
    );
    clock.advance(600_000);
    expect(contact.state).toBe('queued');
  });
});

describe('SendMessage', () => {
  it('keeps the message with its sender', async () => {
    const { contact, customer, customerToken } = connectedChat(emulator);
    const { Id, AbsoluteTime } = await sendMessage(customerToken, { Content: 'Where is it?' });
    expect(contact.transcript.items.at(-1)).toEqual({
      Id,
      AbsoluteTime,
      Type: 'MESSAGE',
      Content: 'Where is it?',
      ContentType: text,
      ParticipantId: customer.id,
      ParticipantRole: 'CUSTOMER',
      DisplayName: 'Cleo',
      ContactId: contact.id,
      InitialContactId: contact.id,
    });
  });

  it('S6: keeps one message per client token and answers the repeat like the first', async () => {
    const { contact, customerToken } = connectedChat(emulator);
    const first = await sendMessage(customerToken, { ClientToken: 'once' });
    clock.advance(1000);
    const repeat = await sendMessage(customerToken, { ClientToken: 'once', Content: 'Other' });
    expect([repeat.Id, repeat.AbsoluteTime]).toEqual([first.Id, first.AbsoluteTime]);
    expect((await sendMessage(customerToken, { ClientToken: 'twice' })).Id).not.toBe(first.Id);
    expect(contact.transcript.items.filter(({ Type }) => Type === 'MESSAGE')).toHaveLength(2);
  });

  it('S5: carries 16,384 characters', async () => {
    const { customerToken } = connectedChat(emulator);
    await expect(sendMessage(customerToken, { Content: 'x'.repeat(16_384) })).resolves.toHaveProperty('Id');
  });

  it.each([
    ['16,385 characters', { Content: 'x'.repeat(16_385) }],
    ['more bytes than that in fewer characters', { Content: '€'.repeat(5_462) }],
    ['no text', { Content: '' }],
    ['a type the contact does not support', { ContentType: 'text/markdown' }],
    ['an unknown type', { ContentType: 'text/html' }],
    ['a client token of 501 characters', { ClientToken: 't'.repeat(501) }],
  ])('refuses %s', async (_what, input) => {
    const { customerToken } = connectedChat(emulator);
    await expect(sendMessage(customerToken, input)).rejects.toMatchObject(serviceError('ValidationException', 400));
  });

  it('S5: carries markdown in a contact that supports it', async () => {
    const { customerToken } = connectedChat(emulator, { supportedContentTypes: [text, 'text/markdown'] });
    await expect(sendMessage(customerToken, { ContentType: 'text/markdown' })).resolves.toHaveProperty('Id');
  });

  it.each(['', 'nobody'])('refuses the token %j', async (token) => {
    await expect(sendMessage(token || 'x')).rejects.toMatchObject(serviceError('AccessDeniedException', 403));
  });

  it('S2, S3: refuses a participant token and a token older than a day', async () => {
    const { participantToken, customerToken, contact } = waitingChat(emulator, { durationMinutes: 10_080 });
    contact.timers.get('customerConnect')?.();
    await expect(sendMessage(participantToken)).rejects.toMatchObject(serviceError('AccessDeniedException', 403));
    clock.advance(24 * 60 * 60 * 1000);
    await expect(sendMessage(customerToken)).rejects.toMatchObject(serviceError('AccessDeniedException', 403));
  });
});

describe('SendEvent', () => {
  it.each(['application/vnd.amazonaws.connect.event.connection.acknowledged', 'constructor'])(
    'S1: does not take the event %s',
    async (ContentType) => {
      const { customerToken } = connectedChat(emulator);
      await expect(
        participantClient(emulator).send(new SendEventCommand({ ConnectionToken: customerToken, ContentType })),
      ).rejects.toMatchObject({ name: 'ValidationException' });
    },
  );

  it('S8: keeps typing out of the transcript', async () => {
    const { contact, customerToken } = connectedChat(emulator);
    const before = contact.transcript.items.length;
    const { Id, AbsoluteTime } = await sendEvent(customerToken, { ContentType: EventContentType.typing });
    expect(Id).toBeTruthy();
    expect(AbsoluteTime).toBeTruthy();
    expect(contact.transcript.items).toHaveLength(before);
  });

  it('S8: notes receipts on the message, one per recipient', async () => {
    const { contact, agent, customerToken, agentToken } = connectedChat(emulator);
    const { Id } = await sendMessage(customerToken);
    const receipt = (ContentType: string) =>
      sendEvent(agentToken, { ContentType, Content: JSON.stringify({ messageId: Id }) });
    const delivered = await receipt(EventContentType.messageDelivered);
    const read = await receipt(EventContentType.messageRead);
    expect(contact.transcript.find(Id ?? '')?.MessageMetadata).toEqual({
      MessageId: Id,
      Receipts: [
        {
          RecipientParticipantId: agent.id,
          DeliveredTimestamp: delivered.AbsoluteTime,
          ReadTimestamp: read.AbsoluteTime,
        },
      ],
    });
  });

  it('S7: takes the receipts of different messages that carry one client token, as ChatJS sends them', async () => {
    const { contact, customerToken, agentToken } = connectedChat(emulator);
    const messages = [await sendMessage(customerToken), await sendMessage(customerToken)];
    for (const { Id } of messages) {
      await sendEvent(agentToken, {
        ContentType: EventContentType.messageRead,
        Content: JSON.stringify({ messageId: Id }),
        ClientToken: 'INCOMING_READ_RECEIPT',
      });
    }
    for (const { Id } of messages) expect(contact.transcript.find(Id ?? '')?.MessageMetadata?.Receipts).toHaveLength(1);
  });

  it.each([
    ['an unknown message', { ContentType: EventContentType.messageRead, Content: '{"messageId":"none"}' }],
    ['no message id', { ContentType: EventContentType.messageRead, Content: '{}' }],
    ['no JSON', { ContentType: EventContentType.messageRead, Content: 'none' }],
    ['an event that only the service sends', { ContentType: EventContentType.chatEnded }],
    ['a retired event', { ContentType: EventContentType.connectionAcknowledged }],
  ])('refuses %s', async (_what, input) => {
    const { customerToken } = connectedChat(emulator);
    await expect(sendEvent(customerToken, input)).rejects.toMatchObject(serviceError('ValidationException', 400));
  });
});

describe('DisconnectParticipant', () => {
  it('S2, S6: ends the chat, answers its own repeat and nothing else afterwards', async () => {
    const { contact, customerToken } = connectedChat(emulator);
    await disconnect(customerToken, 'bye');
    expect(contact).toMatchObject({ state: 'ended', disconnectReason: 'CUSTOMER_DISCONNECT' });
    await expect(disconnect(customerToken, 'bye')).resolves.toBeDefined();
    await expect(disconnect(customerToken, 'again')).rejects.toMatchObject(serviceError('AccessDeniedException', 403));
    await expect(sendMessage(customerToken)).rejects.toMatchObject(serviceError('AccessDeniedException', 403));
    await expect(
      participantClient(emulator).send(new GetTranscriptCommand({ ConnectionToken: customerToken })),
    ).rejects.toMatchObject(serviceError('AccessDeniedException', 403));
  });
});

describe('what is not served', () => {
  it('answers a named error for an unknown operation', async () => {
    const response = await fetch(`${emulator.url}/participant/nothing`, { method: 'POST', body: '{}' });
    expect(response.status).toBe(404);
    expect(response.headers.get('x-amzn-errortype')).toBe('UnknownOperationException');
    expect(response.headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('refuses what no SDK would send', async () => {
    const { customerToken } = connectedChat(emulator);
    const post = (body: string) =>
      fetch(`${emulator.url}/participant/message`, {
        method: 'POST',
        headers: { 'x-amz-bearer': customerToken },
        body,
      });
    for (const body of ['not JSON', '[]', '{"ContentType":"text/plain"}', '{"ContentType":"text/plain","Content":7}']) {
      const response = await post(body);
      expect([response.status, response.headers.get('x-amzn-errortype')]).toEqual([400, 'ValidationException']);
    }
  });
});

describe('cross-origin calls', () => {
  it('S14: allows the headers that ChatJS sends from any page, and lets it read the error', async () => {
    const origin = 'http://127.0.0.1:5999';
    const preflight = await fetch(`${emulator.url}/participant/message`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type,x-amz-bearer',
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe(origin);
    expect(preflight.headers.get('access-control-allow-headers')?.split(',').toSorted()).toEqual([
      'authorization',
      'content-type',
      'x-amz-bearer',
      'x-amz-content-sha256',
      'x-amz-date',
      'x-amz-user-agent',
    ]);
    expect(Number(preflight.headers.get('access-control-max-age'))).toBeGreaterThan(0);
    const refused = await fetch(`${emulator.url}/participant/message`, { method: 'POST', headers: { origin } });
    expect(refused.headers.get('access-control-allow-origin')).toBe(origin);
    expect(refused.headers.get('access-control-expose-headers')).toBe('x-amzn-errortype,x-amzn-requestid');
  });
});
