import {
  CompleteAttachmentUploadCommand,
  GetAttachmentCommand,
  GetTranscriptCommand,
  StartAttachmentUploadCommand,
} from '@aws-sdk/client-connectparticipant';
import { describe, expect, it } from 'vitest';
import { endContact } from '../../src/world/end-contact.ts';
import { leaveContact } from '../../src/world/leave-contact.ts';
import { connectedChat, participantClient, serviceError, socketAddress, waitingChat } from '../support/chat.ts';
import { sharedEmulator } from '../support/shared-emulator.ts';
import { TestSocket } from '../support/test-socket.ts';

const { emulator, clock } = await sharedEmulator();

let lastToken = 0;
const newToken = () => `token-${(lastToken += 1)}`;

interface Upload {
  readonly AttachmentName?: string;
  readonly ContentType?: string;
  readonly AttachmentSizeInBytes?: number;
  readonly ClientToken?: string;
}

const start = (token: string, input: Upload = {}) =>
  participantClient(emulator).send(
    new StartAttachmentUploadCommand({
      ConnectionToken: token,
      AttachmentName: 'receipt.pdf',
      ContentType: 'application/pdf',
      AttachmentSizeInBytes: 5,
      ClientToken: newToken(),
      ...input,
    }),
  );
const put = (
  { UploadMetadata }: Awaited<ReturnType<typeof start>>,
  { body = 'hello', headers = UploadMetadata?.HeadersToInclude ?? {} } = {},
) => fetch(UploadMetadata?.Url ?? '', { method: 'PUT', headers, body });
const complete = (token: string, AttachmentId = '', ClientToken = newToken()) =>
  participantClient(emulator).send(
    new CompleteAttachmentUploadCommand({ ConnectionToken: token, AttachmentIds: [AttachmentId], ClientToken }),
  );
const get = (token: string, AttachmentId = '', UrlExpiryInSeconds?: number) =>
  participantClient(emulator).send(
    new GetAttachmentCommand({
      ConnectionToken: token,
      AttachmentId,
      ...(UrlExpiryInSeconds && { UrlExpiryInSeconds }),
    }),
  );

/** Announces, stores and sends a file of five bytes; answers its id. */
async function sent(token: string, input: Upload = {}): Promise<string> {
  const started = await start(token, input);
  expect((await put(started)).status).toBe(200);
  await complete(token, started.AttachmentId);
  return started.AttachmentId ?? '';
}

/** The attachments in the transcript as the service answers it. */
async function shown(token: string) {
  const { Transcript } = await participantClient(emulator).send(new GetTranscriptCommand({ ConnectionToken: token }));
  return Transcript?.filter(({ Type }) => Type === 'ATTACHMENT') ?? [];
}

/** Status and code of an answer of the storage. */
const code = async (response: Response) => [response.status, /<Code>(\w+)/.exec(await response.text())?.[1]];

describe('sending a file', () => {
  it('T1, T4: stores the bytes, shows them in progress and then approved, under one item', async () => {
    const { customer, customerToken, agentToken } = connectedChat(emulator);
    const id = await sent(customerToken);
    const [inProgress] = await shown(agentToken);
    expect(inProgress).toMatchObject({
      Type: 'ATTACHMENT',
      ContentType: 'application/vnd.amazonaws.connect.message.attachment',
      ParticipantId: customer.id,
      Attachments: [
        { AttachmentId: id, AttachmentName: 'receipt.pdf', ContentType: 'application/pdf', Status: 'IN_PROGRESS' },
      ],
    });
    expect(inProgress?.Content).toBeUndefined();
    clock.advance(999);
    expect((await shown(agentToken))[0]?.Attachments?.[0]?.Status).toBe('IN_PROGRESS');
    clock.advance(1);
    const [approved] = await shown(agentToken);
    expect(approved?.Attachments?.[0]?.Status).toBe('APPROVED');
    expect([approved?.Id, approved?.AbsoluteTime]).toEqual([inProgress?.Id, inProgress?.AbsoluteTime]);
  });

  it('T4: delivers both stages on the sockets', async () => {
    const { customerToken, participantToken } = connectedChat(emulator);
    using socket = await TestSocket.subscribed(await socketAddress(emulator, participantToken));
    await sent(customerToken);
    clock.advance(1000);
    await socket.item(({ Attachments }) => Attachments?.[0]?.Status === 'APPROVED');
    expect(socket.items.map(({ Attachments }) => Attachments?.[0]?.Status)).toEqual(['IN_PROGRESS', 'APPROVED']);
  });

  it('T4: waits for a scanner that a fault holds, unless the chat ends meanwhile', async () => {
    const [first, second] = [connectedChat(emulator), connectedChat(emulator)];
    const { id } = emulator.faults.add({ on: { operation: 'ScanAttachment' }, effect: { kind: 'hold' } });
    for (const { customerToken } of [first, second]) await sent(customerToken);
    clock.advance(60_000);
    const state = async ({ agentToken }: typeof first) => (await shown(agentToken))[0]?.Attachments?.[0]?.Status;
    expect(await state(first)).toBe('IN_PROGRESS');
    endContact(emulator.world, second.contact, { reason: 'CUSTOMER_DISCONNECT' });
    emulator.faults.remove(id);
    expect(await state(first)).toBe('APPROVED');
    expect(second.contact.transcript.items.find(({ Attachments }) => Attachments)?.Attachments?.[0]?.Status).toBe(
      'IN_PROGRESS',
    );
  });

  it.each([
    ['by its name', { AttachmentName: 'malware.pdf' }, undefined],
    ['by a fault', {}, { kind: 'reject-attachment' } as const],
  ])('T4: rejects a file %s; it can be seen and not be had', async (_how, input, effect) => {
    const { contact, customerToken, agentToken } = connectedChat(emulator);
    if (effect) emulator.faults.add({ on: { contactId: contact.id }, times: 1, effect });
    const id = await sent(customerToken, input);
    clock.advance(1000);
    expect((await shown(agentToken))[0]?.Attachments?.[0]?.Status).toBe('REJECTED');
    await expect(get(agentToken, id)).rejects.toMatchObject(serviceError('ValidationException', 400));
  });

  it('S6: answers a repeated start and a repeated completion like the first', async () => {
    const { customerToken } = connectedChat(emulator);
    const first = await start(customerToken, { ClientToken: 'start' });
    expect((await start(customerToken, { ClientToken: 'start' })).AttachmentId).toBe(first.AttachmentId);
    await put(first);
    await complete(customerToken, first.AttachmentId, 'complete');
    await expect(complete(customerToken, first.AttachmentId, 'complete')).resolves.toBeDefined();
    expect(await shown(customerToken)).toHaveLength(1);
  });

  it('T3: answers 409 when it has been sent already', async () => {
    const { customerToken } = connectedChat(emulator);
    const id = await sent(customerToken);
    await expect(complete(customerToken, id)).rejects.toMatchObject(serviceError('ConflictException', 409));
  });

  it('T3: refuses to send what was not stored, and what somebody else has announced', async () => {
    const { customerToken, agentToken } = connectedChat(emulator);
    const started = await start(customerToken);
    await expect(complete(customerToken, started.AttachmentId)).rejects.toMatchObject(
      serviceError('ValidationException', 400),
    );
    await put(started);
    await expect(complete(agentToken, started.AttachmentId)).rejects.toMatchObject(
      serviceError('ValidationException', 400),
    );
  });

  it.each([
    ['an extension the instance does not take', { AttachmentName: 'setup.exe' }],
    ['a name without extension', { AttachmentName: 'pdf' }],
    ['more than 20 MB', { AttachmentSizeInBytes: 20 * 1024 * 1024 + 1 }],
  ])('T2: refuses %s', async (_what, input) => {
    const { customerToken } = connectedChat(emulator);
    await expect(start(customerToken, input)).rejects.toMatchObject(serviceError('ValidationException', 400));
  });

  it('T2: takes 20 MB and any case of an extension', async () => {
    const { customerToken } = connectedChat(emulator);
    await expect(
      start(customerToken, { AttachmentName: 'SCAN.PDF', AttachmentSizeInBytes: 20 * 1024 * 1024 }),
    ).resolves.toHaveProperty('AttachmentId');
  });

  it('T2: takes 35 in a conversation and answers 402 from then on, at the start and at the end of an upload', async () => {
    const { customerToken, agentToken } = connectedChat(emulator);
    const late = await start(agentToken);
    await put(late);
    for (let count = 0; count < 35; count += 1) await sent(customerToken);
    await expect(start(agentToken)).rejects.toMatchObject(serviceError('ServiceQuotaExceededException', 402));
    await expect(complete(agentToken, late.AttachmentId)).rejects.toMatchObject(
      serviceError('ServiceQuotaExceededException', 402),
    );
  });

  it('T5: has nothing for who has left', async () => {
    const { contact, customerToken } = connectedChat(emulator);
    const id = await sent(customerToken);
    clock.advance(1000);
    leaveContact(emulator.world, contact.customer);
    await expect(get(customerToken, id)).rejects.toMatchObject(serviceError('AccessDeniedException', 403));
    await expect(start(customerToken)).rejects.toMatchObject(serviceError('AccessDeniedException', 403));
  });
});

describe('storage', () => {
  it('T1: wants the headers it named', async () => {
    const { customerToken } = connectedChat(emulator);
    const started = await start(customerToken);
    expect(started.UploadMetadata?.HeadersToInclude).toEqual({
      'Content-Type': 'application/pdf',
      'Content-Disposition': "attachment; filename*=UTF-8''receipt.pdf",
    });
    expect(await code(await put(started, { headers: { 'Content-Type': 'application/pdf' } }))).toEqual([
      403,
      'SignatureDoesNotMatch',
    ]);
  });

  it.each(['hell', 'hello!'])('T1: refuses %j where five bytes were announced', async (body) => {
    const { customerToken } = connectedChat(emulator);
    expect(await code(await put(await start(customerToken), { body }))).toEqual([403, 'SignatureDoesNotMatch']);
  });

  it('T2: takes a file far larger than any other body', async () => {
    const { customerToken } = connectedChat(emulator);
    const body = 'x'.repeat(3 * 1024 * 1024);
    expect((await put(await start(customerToken, { AttachmentSizeInBytes: body.length }), { body })).status).toBe(200);
  });

  it('T1: refuses another path, another method and a later expiry under the same signature', async () => {
    const { customerToken } = connectedChat(emulator);
    const [one, two] = [await start(customerToken), await start(customerToken)];
    const url = one.UploadMetadata?.Url ?? '';
    const headers = one.UploadMetadata?.HeadersToInclude ?? {};
    const swapped = url.replace(one.AttachmentId ?? '', two.AttachmentId ?? '');
    const longer = url.replace(/Expires-At=\d+/, `Expires-At=${clock.now() + 10_000_000}`);
    const answers = [
      await fetch(swapped, { method: 'PUT', headers, body: 'hello' }),
      await fetch(longer, { method: 'PUT', headers, body: 'hello' }),
      await fetch(url, { headers }),
    ];
    for (const answer of answers) expect(await code(answer)).toEqual([403, 'SignatureDoesNotMatch']);
  });

  it('T1: refuses an address after 15 minutes', async () => {
    const { customerToken } = connectedChat(emulator);
    const started = await start(customerToken);
    clock.advance(900_000);
    expect(await code(await put(started))).toEqual([403, 'AccessDenied']);
  });

  it('T1: takes nothing more once the file is sent', async () => {
    const { customerToken } = connectedChat(emulator);
    const started = await start(customerToken);
    await put(started);
    expect((await put(started)).status).toBe(200);
    await complete(customerToken, started.AttachmentId);
    expect(await code(await put(started))).toEqual([403, 'AccessDenied']);
  });

  it('T5, T6: hands out the bytes for as long as asked, to be saved and never shown', async () => {
    const { customerToken, agentToken } = connectedChat(emulator);
    const id = await sent(customerToken, { AttachmentName: 'Übersicht (1).txt', ContentType: 'text/html' });
    clock.advance(1000);
    const { Url, UrlExpiry, AttachmentSizeInBytes } = await get(agentToken, id, 5);
    expect(AttachmentSizeInBytes).toBe(5);
    expect(Date.parse(UrlExpiry ?? '') - clock.now()).toBe(5000);
    const file = await fetch(Url ?? '', { headers: { origin: 'http://127.0.0.1:5999' } });
    expect(await file.text()).toBe('hello');
    expect(Object.fromEntries(file.headers)).toMatchObject({
      'content-type': 'text/html',
      'content-disposition': "attachment; filename*=UTF-8''%C3%9Cbersicht%20%281%29.txt",
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'access-control-allow-origin': 'http://127.0.0.1:5999',
    });
    clock.advance(5000);
    expect(await code(await fetch(Url ?? ''))).toEqual([403, 'AccessDenied']);
  });

  it('T6: carries neither a broken type nor an endless name into a header', async () => {
    const { customerToken } = connectedChat(emulator);
    const started = await start(customerToken, {
      ContentType: 'text/plain\r\nx: y',
      AttachmentName: `${'é'.repeat(100)}.txt`,
    });
    expect(started.UploadMetadata?.HeadersToInclude).toEqual({
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': 'attachment',
    });
    expect((await put(started)).status).toBe(200);
  });

  it('T7: lets pages of any origin store, with the headers it wants', async () => {
    const origin = 'http://127.0.0.1:5999';
    const { customerToken } = connectedChat(emulator);
    const { UploadMetadata } = await start(customerToken);
    const preflight = await fetch(UploadMetadata?.Url ?? '', {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'PUT',
        'access-control-request-headers': 'content-disposition,content-type',
      },
    });
    expect(preflight.headers.get('access-control-allow-origin')).toBe(origin);
    expect(preflight.headers.get('access-control-allow-methods')).toContain('PUT');
    expect(preflight.headers.get('access-control-allow-headers')).toBe('content-disposition,content-type');
  });

  it.each([
    ['PutObject', 403, 'AccessDenied'],
    ['PutObject', 503, 'SlowDown'],
  ])('G10: fails as a fault wants: %s %i', async (operation, status, name) => {
    const { customerToken, contact } = connectedChat(emulator);
    const started = await start(customerToken);
    emulator.faults.add({
      on: { operation, contactId: contact.id },
      times: 1,
      effect: { kind: 'error', name, status },
    });
    expect(await code(await put(started))).toEqual([status, name]);
    expect((await put(started)).status).toBe(200);
  });

  it('G10: fails a download as a fault wants, with an XML page that is no file', async () => {
    const { customerToken } = connectedChat(emulator);
    const id = await sent(customerToken);
    clock.advance(1000);
    const { Url } = await get(customerToken, id);
    emulator.faults.add({
      on: { operation: 'GetObject' },
      effect: { kind: 'error', name: 'AccessDenied', status: 403 },
    });
    const refused = await fetch(Url ?? '');
    expect(refused.headers.get('content-type')).toBe('application/xml');
    expect(await code(refused)).toEqual([403, 'AccessDenied']);
  });
});

describe('GetAttachment', () => {
  it('T5: refuses a file that is being scanned, one of another conversation and an unknown one', async () => {
    const { customerToken } = connectedChat(emulator);
    const other = waitingChat(emulator);
    const id = await sent(customerToken);
    await expect(get(customerToken, id)).rejects.toMatchObject(serviceError('ValidationException', 400));
    clock.advance(1000);
    await expect(get(customerToken, id)).resolves.toHaveProperty('Url');
    await expect(get(other.customerToken, id)).rejects.toMatchObject(serviceError('ValidationException', 400));
    await expect(get(customerToken, 'none')).rejects.toMatchObject(serviceError('ValidationException', 400));
  });

  it('T5: denies a bot', async () => {
    const { customer, contact, customerToken } = connectedChat(emulator);
    const id = await sent(customerToken);
    clock.advance(1000);
    emulator.world.participants.set('bot', { ...customer, id: 'bot', role: 'CUSTOM_BOT', contactId: contact.id });
    const { token } = emulator.world.credentials.connectionTokens.issue('bot');
    await expect(get(token, id)).rejects.toMatchObject(serviceError('AccessDeniedException', 403));
  });
});
