import {
  CancelParticipantAuthenticationCommand,
  DescribeViewCommand,
  GetAuthenticationUrlCommand,
  SendMessageCommand,
} from '@aws-sdk/client-connectparticipant';
import { EventContentType } from '@liaison/protocol';
import { describe, expect, it } from 'vitest';
import { agentPage } from '../support/agent-page.ts';
import { connectedChat, participantClient, serviceError, socketAddress } from '../support/chat.ts';
import { sharedEmulator } from '../support/shared-emulator.ts';
import { TestSocket } from '../support/test-socket.ts';

const { emulator, clock } = await sharedEmulator();

const control = async (path: string, { method = 'POST', body = {} } = {}) => {
  const response = await fetch(`${emulator.url}/_emulator${path}`, { method, body: JSON.stringify(body) });
  return { status: response.status, body: (await response.json()) as Record<string, string> };
};

const describeView = (ConnectionToken: string, ViewToken: string) =>
  participantClient(emulator).send(new DescribeViewCommand({ ConnectionToken, ViewToken }));

const shownView = async (contactId: string): Promise<string> => {
  const { status, body } = await control(`/contacts/${contactId}/views`, {
    body: { viewId: 'form', data: { Heading: 'Your order' } },
  });
  expect([status, body['ContentType'], body['ParticipantRole']]).toEqual([
    201,
    'application/vnd.amazonaws.connect.message.interactive',
    'SYSTEM',
  ]);
  const { data } = JSON.parse(body['Content'] ?? '') as { data: { content: Record<string, unknown> } };
  expect(data.content['viewData']).toEqual({ Heading: 'Your order' });
  return data.content['viewToken'] as string;
};

const chat = async () => {
  const running = connectedChat(emulator);
  const socket = await TestSocket.subscribed(await socketAddress(emulator, running.participantToken));
  const { body } = await control(`/contacts/${running.contact.id}/authentication`);
  return { ...running, socket, sessionId: body['sessionId'] ?? '' };
};

const url = (ConnectionToken: string, SessionId: string) =>
  participantClient(emulator).send(
    new GetAuthenticationUrlCommand({ ConnectionToken, SessionId, RedirectUri: 'http://127.0.0.1:5999/back?x=1' }),
  );

const arrived = async (socket: TestSocket, ContentType: string) =>
  JSON.parse((await socket.item((item) => item.ContentType === ContentType)).Content ?? '') as unknown;

describe('DescribeView', () => {
  it('S13: answers the view that the message names, to those in the contact', async () => {
    const { contact, customerToken, agentToken } = connectedChat(emulator);
    const token = await shownView(contact.id);
    const { View } = await describeView(customerToken, token);
    expect(View).toMatchObject({ Id: 'form', Name: 'Form', Version: 1, Content: { Actions: ['Cancel', 'Submit'] } });
    expect(View?.Arn).toMatch(/:instance\/.+\/view\/form:\$LATEST$/);
    for (const text of [View?.Content?.InputSchema, View?.Content?.Template]) {
      expect(JSON.parse(text ?? '')).toBeTypeOf('object');
    }
    expect((await describeView(agentToken, token)).View?.Id).toBe('form');
    const other = connectedChat(emulator);
    await expect(describeView(other.customerToken, token)).rejects.toMatchObject(
      serviceError('ResourceNotFoundException', 404),
    );
  });

  it('refuses to show a view that the instance does not have', async () => {
    const { contact } = connectedChat(emulator);
    expect(await control(`/contacts/${contact.id}/views`, { body: { viewId: 'none' } })).toMatchObject({
      status: 404,
      body: { error: { name: 'ViewNotFound' } },
    });
  });
});

describe('authentication of the customer', () => {
  it('S16: is announced, signs in at the address and comes back to the page', async () => {
    const { contact, customerToken, socket, sessionId } = await chat();
    using _socket = socket;
    expect(await arrived(socket, EventContentType.authenticationInitiated)).toEqual({ SessionId: sessionId });
    const { AuthenticationUrl } = await url(customerToken, sessionId);
    const signedIn = await fetch(AuthenticationUrl ?? '', { redirect: 'manual' });
    expect([signedIn.status, signedIn.headers.get('location')]).toEqual([
      302,
      `http://127.0.0.1:5999/back?x=1&state=${sessionId}`,
    ]);
    expect(await arrived(socket, EventContentType.authenticationSucceeded)).toEqual({ SessionId: sessionId });
    expect((await fetch(AuthenticationUrl ?? '', { redirect: 'manual' })).status).toBe(404);
    expect(contact.transcript.items.some(({ ContentType }) => ContentType?.includes('authentication'))).toBe(false);
  });

  it('S19: calls who has signed in by the first name of the profile, from then on', async () => {
    const { contact, customerToken, participantToken } = connectedChat(emulator);
    using socket = await TestSocket.subscribed(await socketAddress(emulator, participantToken));
    const say = () =>
      participantClient(emulator).send(
        new SendMessageCommand({ ConnectionToken: customerToken, ContentType: 'text/plain', Content: 'Hello' }),
      );
    await say();
    const { body } = await control(`/contacts/${contact.id}/authentication`, { body: { firstName: 'Robin' } });
    const { AuthenticationUrl } = await url(customerToken, body['sessionId'] ?? '');
    await fetch(AuthenticationUrl ?? '', { redirect: 'manual' });
    const named = await socket.item(
      ({ ContentType }) => ContentType === EventContentType.participantDisplaynameUpdated,
    );
    expect(named).toMatchObject({ DisplayName: 'Robin', ParticipantRole: 'CUSTOMER', Type: 'EVENT' });
    expect(socket.items.at(-2)?.ContentType).toBe(EventContentType.authenticationSucceeded);
    await say();
    const said = contact.transcript.items.filter(({ Type }) => Type === 'MESSAGE');
    expect(said.map(({ DisplayName }) => DisplayName)).toEqual(['Cleo', 'Robin']);
    const { body: shown } = await (await agentPage(emulator)).call('GetAgentSnapshot');
    expect(JSON.stringify(shown)).toContain('"customerName":"Robin"');
  });

  it.each([
    ['succeeded', 'AUTHENTICATED'],
    ['failed', 'FAILED'],
    ['expired', 'TIMEOUT'],
  ])('S21: tells the agent’s page and contact events that the sign-in %s', async (outcome, status) => {
    const { contact } = connectedChat(emulator);
    const other = connectedChat(emulator);
    await control(`/contacts/${contact.id}/authentication`);
    await control(`/contacts/${contact.id}/authentication`, { method: 'PUT', body: { outcome } });
    const { body } = await (await agentPage(emulator)).call('GetAgentSnapshot');
    const { contacts } = body['snapshot'] as { contacts: { contactId: string; segmentAttributes: object }[] };
    const told = (contactId: string) => contacts.find((each) => each.contactId === contactId)?.segmentAttributes;
    expect(told(contact.id)).toEqual({
      'connect:Subtype': { ValueString: 'connect:Chat' },
      'connect:CustomerAuthentication': {
        ValueMap: { Status: { ValueString: status }, AuthenticationMethod: { ValueString: 'CONNECT' } },
      },
    });
    expect(told(other.contact.id)).toEqual({ 'connect:Subtype': { ValueString: 'connect:Chat' } });
    const address = `${emulator.url}/_emulator/contact-events?contactId=${contact.id}`;
    const { events } = (await (await fetch(address)).json()) as { events: { detail: object }[] };
    expect(events.at(-1)?.detail).toMatchObject({
      eventType: 'CONTACT_DATA_UPDATED',
      updatedProperties: ['SegmentAttributes'],
      segmentAttributes: { 'connect:CustomerAuthentication': { valueMap: { Status: { valueString: status } } } },
    });
  });

  it.each(['participant.active', 'participant.inactive', 'workflow.cancelled'])(
    'S20: brings %s only when it is asked to',
    async (name) => {
      const { contact, participantToken } = connectedChat(emulator);
      using socket = await TestSocket.subscribed(await socketAddress(emulator, participantToken));
      const contentType = `application/vnd.amazonaws.connect.event.${name}`;
      const body = { type: 'EVENT', contentType, by: 'customer', stored: false };
      expect((await control(`/contacts/${contact.id}/items`, { body })).status).toBe(201);
      expect(await socket.item((item) => item.ContentType === contentType)).toMatchObject({ DisplayName: 'Cleo' });
    },
  );

  it('S16: gives out the address for a minute, and 15 minutes to sign in', async () => {
    const { customerToken, socket, sessionId } = await chat();
    using _socket = socket;
    clock.advance(59_999);
    await url(customerToken, sessionId);
    clock.advance(899_999);
    await socket.drained();
    expect(socket.items.at(-1)?.ContentType).toBe(EventContentType.authenticationInitiated);
    clock.advance(1);
    await arrived(socket, EventContentType.authenticationExpired);
  });

  it('S16: times out after a minute without being asked for the address', async () => {
    const { customerToken, socket, sessionId } = await chat();
    using _socket = socket;
    clock.advance(60_000);
    await arrived(socket, EventContentType.authenticationTimeout);
    await expect(url(customerToken, sessionId)).rejects.toMatchObject(serviceError('AccessDeniedException', 403));
  });

  it('S16: can be cancelled by the customer only', async () => {
    const { customerToken, agentToken, socket, sessionId } = await chat();
    using _socket = socket;
    const cancel = (ConnectionToken: string) =>
      participantClient(emulator).send(
        new CancelParticipantAuthenticationCommand({ ConnectionToken, SessionId: sessionId }),
      );
    await expect(cancel(agentToken)).rejects.toMatchObject(serviceError('AccessDeniedException', 403));
    await expect(url(agentToken, sessionId)).rejects.toMatchObject(serviceError('AccessDeniedException', 403));
    await cancel(customerToken);
    await arrived(socket, EventContentType.authenticationCancelled);
    await expect(cancel(customerToken)).rejects.toMatchObject(serviceError('AccessDeniedException', 403));
  });

  it.each([
    ['succeeded', EventContentType.authenticationSucceeded],
    ['failed', EventContentType.authenticationFailed],
  ])('comes out as the control API says: %s', async (outcome, contentType) => {
    const { contact, socket } = await chat();
    using _socket = socket;
    await control(`/contacts/${contact.id}/authentication`, { method: 'PUT', body: { outcome } });
    await arrived(socket, contentType);
    expect(await control(`/contacts/${contact.id}/authentication`, { method: 'PUT', body: { outcome } })).toMatchObject(
      {
        status: 409,
        body: { error: { name: 'NoAuthentication' } },
      },
    );
  });
});
