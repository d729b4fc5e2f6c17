import {
  DescribeContactCommand,
  StartChatContactCommand,
  type StartChatContactCommandInput,
  StopContactCommand,
} from '@aws-sdk/client-connect';
import { describe, expect, it } from 'vitest';
import { defaultContactFlowId, defaultInstance } from '../../src/world/default-instance.ts';
import { connectClient, connectedChat, serviceError, waitingChat } from '../support/chat.ts';
import { sharedEmulator } from '../support/shared-emulator.ts';

const { emulator, clock } = await sharedEmulator();

const InstanceId = defaultInstance.id;
const start = (input: Partial<StartChatContactCommandInput> = {}) =>
  connectClient(emulator).send(
    new StartChatContactCommand({
      InstanceId,
      ContactFlowId: defaultContactFlowId,
      ParticipantDetails: { DisplayName: 'Cleo' },
      ...input,
    }),
  );

const describeContact = (ContactId: string) =>
  connectClient(emulator).send(new DescribeContactCommand({ InstanceId, ContactId }));

const signed = (scope: string) =>
  `AWS4-HMAC-SHA256 Credential=AKIALOCAL/20260105/${scope}/aws4_request, SignedHeaders=host;x-amz-date, Signature=${'0'.repeat(64)}`;

describe('StartChatContact', () => {
  it('queues a chat by its flow and answers the customer’s participant token', async () => {
    const { ContactId, ParticipantId, ParticipantToken } = await start({
      ContactFlowId: defaultInstance.contactFlows[1].id,
      Attributes: { plan: 'gold' },
      InitialMessage: { ContentType: 'text/plain', Content: 'My order is late' },
      SupportedMessagingContentTypes: ['text/plain', 'text/markdown'],
    });
    const contact = emulator.world.contacts.get(ContactId ?? '');
    expect(contact).toMatchObject({
      state: 'queued',
      queue: { name: 'Billing' },
      attributes: { plan: 'gold' },
      supportedContentTypes: ['text/plain', 'text/markdown'],
      customer: { id: ParticipantId, displayName: 'Cleo' },
    });
    expect(contact?.transcript.items.at(-1)?.Content).toBe('My order is late');
    expect(emulator.world.credentials.participantTokens.resolve(ParticipantToken)).toBe(ParticipantId);
  });

  it('S6: repeats the original contact for the same client token', async () => {
    const first = await start({ ClientToken: 'once' });
    expect((await start({ ClientToken: 'once' })).ContactId).toBe(first.ContactId);
    expect((await start({ ClientToken: 'twice' })).ContactId).not.toBe(first.ContactId);
    expect(emulator.world.contacts.size).toBe(2);
  });

  it.each<[string, Partial<StartChatContactCommandInput>, string, number]>([
    ['another instance', { InstanceId: 'other' }, 'ResourceNotFoundException', 404],
    ['an unknown flow', { ContactFlowId: 'none' }, 'ResourceNotFoundException', 404],
    ['no name', { ParticipantDetails: { DisplayName: '' } }, 'InvalidParameterException', 400],
    [
      'a name of 257 characters',
      { ParticipantDetails: { DisplayName: 'x'.repeat(257) } },
      'InvalidParameterException',
      400,
    ],
    ['no participant', { ParticipantDetails: undefined }, 'InvalidRequestException', 400],
    ['59 minutes', { ChatDurationInMinutes: 59 }, 'InvalidParameterException', 400],
    ['10,081 minutes', { ChatDurationInMinutes: 10_081 }, 'InvalidParameterException', 400],
    [
      'content types without text',
      { SupportedMessagingContentTypes: ['text/markdown'] },
      'InvalidParameterException',
      400,
    ],
    ['a key with a blank', { Attributes: { 'a b': '' } }, 'InvalidParameterException', 400],
    [
      '32,769 bytes of attributes',
      { Attributes: { a: 'x'.repeat(16_384), b: 'y'.repeat(16_383) } },
      'InvalidParameterException',
      400,
    ],
    ['an unknown related contact', { RelatedContactId: 'c' }, 'ResourceNotFoundException', 404],
  ])('K3, K4: refuses %s', async (_what, input, name, status) => {
    await expect(start(input)).rejects.toMatchObject(serviceError(name, status));
    expect(emulator.world.contacts.size).toBe(0);
  });

  it('S21: keeps that the customer has signed in before', async () => {
    const SegmentAttributes = {
      'connect:CustomerAuthentication': { ValueMap: { Status: { ValueString: 'AUTHENTICATED' } } },
    };
    const { ContactId } = await start({ SegmentAttributes });
    const { Contact } = await describeContact(ContactId ?? '');
    expect(Contact?.SegmentAttributes).toEqual({
      'connect:Subtype': { ValueString: 'connect:Chat' },
      ...SegmentAttributes,
    });
  });

  it('C2: ends the chat when its duration is over', async () => {
    const { ContactId } = await start({ ChatDurationInMinutes: 60 });
    const contact = emulator.world.contacts.get(ContactId ?? '');
    contact?.timers.get('customerConnect')?.();
    clock.advance(60 * 60_000 - 1);
    expect(contact?.state).toBe('queued');
    clock.advance(1);
    expect(contact).toMatchObject({ state: 'ended', disconnectReason: 'EXPIRED' });
  });
});

describe('members newer than the SDK', () => {
  const signature = signed('us-west-2/connect');
  const startRaw = async (input: object) => {
    const response = await fetch(`${emulator.url}/contact/chat`, {
      method: 'PUT',
      headers: { authorization: signature },
      body: JSON.stringify({
        InstanceId,
        ContactFlowId: defaultContactFlowId,
        ParticipantDetails: { DisplayName: 'Cleo' },
        ...input,
      }),
    });
    return {
      status: response.status,
      name: response.headers.get('x-amzn-errortype'),
      body: (await response.json()) as Record<string, Record<string, string>>,
    };
  };

  it('K5: answers the connection that ConnectionTypes asks for', async () => {
    const { body } = await startRaw({ ConnectionTypes: ['WEBSOCKET', 'CONNECTION_CREDENTIALS'] });
    expect(body['Websocket']?.['Url']).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/ws\/participant\?token=.+/);
    const { connectionTokens } = emulator.world.credentials;
    expect(connectionTokens.resolve(body['ConnectionCredentials']?.['ConnectionToken'])).toBe(body['ParticipantId']);
    clock.advance(300_000);
    expect(emulator.world.contacts.get(body['ContactId'] as unknown as string)?.state).toBe('queued');
  });

  it('F6: remembers that the agents leave with the customer', async () => {
    const { body } = await startRaw({ DisconnectOnCustomerExit: ['AGENT'] });
    const contact = emulator.world.contacts.get(body['ContactId'] as unknown as string);
    expect(contact?.disconnectOnCustomerExit).toBe(true);
  });

  it.each([{ ConnectionTypes: ['WEBRTC_CONNECTION'] }, { DisconnectOnCustomerExit: ['CUSTOMER'] }])(
    'refuses %j, which it does not serve',
    async (input) => {
      expect(await startRaw(input)).toMatchObject({ status: 400, name: 'InvalidParameterException' });
    },
  );
});

describe('StopContact', () => {
  it('K6: ends a chat in any state, once', async () => {
    const { contact } = waitingChat(emulator);
    const stop = () => connectClient(emulator).send(new StopContactCommand({ InstanceId, ContactId: contact.id }));
    await stop();
    expect(contact).toMatchObject({ state: 'ended', disconnectReason: 'API' });
    await expect(stop()).rejects.toMatchObject(serviceError('ContactNotFoundException', 410));
  });

  it('does not know every contact', async () => {
    await expect(
      connectClient(emulator).send(new StopContactCommand({ InstanceId, ContactId: 'none' })),
    ).rejects.toMatchObject(serviceError('ResourceNotFoundException', 404));
  });
});

describe('DescribeContact', () => {
  it('K7: names the agent once the chat is accepted', async () => {
    const { contact } = waitingChat(emulator);
    expect((await describeContact(contact.id)).Contact).toMatchObject({
      Id: contact.id,
      InitialContactId: contact.id,
      Channel: 'CHAT',
      InitiationMethod: 'API',
      InitiationTimestamp: new Date(clock.now()),
      QueueInfo: { Id: defaultInstance.queues[0].id },
    });
    expect((await describeContact(contact.id)).Contact?.AgentInfo).toBeUndefined();
    const accepted = connectedChat(emulator);
    expect((await describeContact(accepted.contact.id)).Contact?.AgentInfo).toEqual({
      Id: defaultInstance.agents[0].id,
      ConnectedToAgentTimestamp: new Date(clock.now()),
    });
  });

  it('does not know every contact', async () => {
    await expect(describeContact('none')).rejects.toMatchObject(serviceError('ResourceNotFoundException', 404));
  });
});

describe('signature (K2)', () => {
  it.each([
    ['no signature', undefined, 403, 'MissingAuthenticationTokenException'],
    ['an unreadable one', 'Bearer x', 400, 'IncompleteSignatureException'],
    ['another region', signed('eu-west-1/connect'), 403, 'InvalidSignatureException'],
    ['another service', signed('us-west-2/s3'), 403, 'InvalidSignatureException'],
    ['the right scope', signed('us-west-2/connect'), 404, 'ResourceNotFoundException'],
  ])('%s', async (_what, authorization, status, name) => {
    const response = await fetch(`${emulator.url}/contacts/${InstanceId}/none`, {
      headers: authorization === undefined ? {} : { authorization },
    });
    expect([response.status, response.headers.get('x-amzn-errortype')]).toEqual([status, name]);
  });

  it('K1: answers a named error for an operation that is not served', async () => {
    const response = await fetch(`${emulator.url}/prompts-summary/${InstanceId}`, {
      headers: { authorization: signed('us-west-2/connect') },
    });
    expect([response.status, response.headers.get('x-amzn-errortype')]).toEqual([404, 'UnknownOperationException']);
  });
});
