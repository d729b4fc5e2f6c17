import { describe, expect, it } from 'vitest';
import { type ChatMessage, LiaisonError, type OutgoingFile } from '../../src/index.ts';
import { AGENT, settle, stamp, textItem, waitingCall } from '../../src/testing/index.ts';
import { CONTACT, harness } from './harness.ts';

const content = new Blob(['hello']);
const file = (overrides: Partial<OutgoingFile> = {}): OutgoingFile => ({
  name: 'a.txt',
  contentType: 'text/plain',
  size: 5,
  content,
  ...overrides,
});

const attachmentItem = (id: string, attachmentId: string, status: string, at = 1) => ({
  Id: id,
  Type: 'ATTACHMENT',
  AbsoluteTime: stamp(at),
  ContentType: 'application/vnd.amazonaws.connect.message.attachment',
  Attachments: [{ AttachmentId: attachmentId, AttachmentName: 'a.txt', ContentType: 'text/plain', Status: status }],
  ...AGENT,
});

/** A live chat in which a file was chosen and announced. */
async function uploading(overrides: Parameters<typeof harness>[0] = {}) {
  const desk = harness(overrides);
  const channel = await desk.live([textItem({ id: 'a' })]);
  const key = desk.service.sendAttachment(CONTACT, file());
  await settle();
  channel.acceptUpload('file-1');
  await settle();
  const line = (): ChatMessage | undefined => desk.chat().messages.find((message) => message.key === key);
  return { ...desk, channel, key, line };
}

describe('attachments', () => {
  it.each([
    ['of a type that is not taken', { name: 'a.exe' }],
    ['without an ending', { name: 'pdf' }],
    ['with a name too long', { name: `${'a'.repeat(253)}.txt` }],
    ['that is empty', { size: 0 }],
    ['over the size', { size: 20 * 1024 * 1024 + 1 }],
  ])('A1 refuses a file %s before anything is sent', async (_name, overrides) => {
    const { live, service, lines } = harness();
    const channel = await live();
    const refusal = expect.objectContaining({ name: 'FileRefusedError' });
    expect(() => service.sendAttachment(CONTACT, file(overrides))).toThrow(refusal);
    expect(channel.calls + channel.uploads.length).toBe(1);
    expect(lines()).toEqual([]);
  });

  it('A1 takes what the settings take, and no more than they say', async () => {
    const rules = { maxBytes: 5, maxCount: 2, extensions: ['exe'] };
    const { live, service } = harness({ settings: { typing: true, receipts: true, attachments: rules } });
    const channel = await live([attachmentItem('x', 'file-0', 'APPROVED')]);
    service.sendAttachment(CONTACT, file({ name: 'A.EXE' }));
    const refusal = expect.objectContaining({ name: 'FileRefusedError' });
    expect(() => service.sendAttachment(CONTACT, file({ name: 'b.exe' }))).toThrow(refusal);
    await settle();
    expect(channel.uploads).toHaveLength(1);
  });

  it('A2 shows the file at once with its progress, and the line it becomes keeps place and key', async () => {
    const { channel, key, line } = await uploading();
    expect(line()).toMatchObject({ status: 'sending', upload: { sentBytes: 0, totalBytes: 5 } });
    waitingCall(channel.puts).request(3);
    expect(line()?.upload?.sentBytes).toBe(3);
    waitingCall(channel.puts).resolve();
    await settle();
    waitingCall(channel.completions).resolve();
    await settle();
    expect(line()).toMatchObject({ status: 'sent', id: key });
    channel.observer.item(attachmentItem('x', 'file-1', 'IN_PROGRESS'));
    expect(line()).toMatchObject({ id: 'x', attachments: [{ id: 'file-1', status: 'inProgress' }] });
    channel.observer.item(attachmentItem('x', 'file-1', 'REJECTED'));
    expect(line()?.attachments?.[0]?.status).toBe('rejected');
    channel.observer.item(attachmentItem('x', 'file-1', 'IN_PROGRESS'));
    expect(line()?.attachments?.[0]?.status).toBe('rejected');
  });

  it('A2 knows its line when it comes before the answer, and when only a page brings it', async () => {
    const early = await uploading();
    waitingCall(early.channel.puts).resolve();
    await settle();
    early.channel.observer.item(attachmentItem('x', 'file-1', 'IN_PROGRESS'));
    waitingCall(early.channel.completions).resolve();
    await settle();
    expect(early.lines()).toEqual(['a:received', ':sent']);
    expect(early.line()?.id).toBe('x');

    const missed = await uploading();
    waitingCall(missed.channel.puts).resolve();
    await settle();
    waitingCall(missed.channel.completions).resolve();
    missed.channel.observer.opened();
    await settle();
    missed.channel.answerTranscript({ items: [textItem({ id: 'a' }), attachmentItem('x', 'file-1', 'APPROVED')] });
    await settle();
    expect(missed.lines()).toEqual(['a:received', ':sent']);
    expect(missed.line()).toMatchObject({ id: 'x', attachments: [{ status: 'approved' }] });
  });

  it('A3 a storage that refuses is a failure; the retry is a new upload', async () => {
    const { channel, key, line, service } = await uploading();
    waitingCall(channel.puts).reject(new LiaisonError('UploadError', 'No'));
    await settle();
    expect(line()).toMatchObject({ status: 'failed', failure: { name: 'UploadError', retryable: true } });
    expect(channel.completions).toEqual([]);
    service.retryMessage(CONTACT, key);
    await settle();
    const tokens = channel.uploads.map(({ request }) => request.clientToken);
    expect(new Set(tokens).size).toBe(2);
    channel.acceptUpload('file-2');
    await settle();
    waitingCall(channel.puts).resolve();
    await settle();
    expect(waitingCall(channel.completions).request).toBe('file-2');
  });

  it('A4 asks again that a stored file be sent, and never stores it twice', async () => {
    const { channel, key, line, service, clock } = await uploading();
    waitingCall(channel.puts).resolve();
    await settle();
    for (const wait of [750, 1_500, 3_000, 6_000, 0]) {
      waitingCall(channel.completions).reject(new LiaisonError('NetworkError', 'Lost'));
      await clock.advance(wait);
    }
    expect(channel.completions).toHaveLength(5);
    expect(line()?.status).toBe('failed');
    service.retryMessage(CONTACT, key);
    await settle();
    waitingCall(channel.completions).resolve();
    await settle();
    expect(line()?.status).toBe('sent');
    expect([channel.uploads.length, channel.puts.length]).toEqual([1, 1]);
  });

  it('A5 is taken back in mid-upload, but not once it is being sent', async () => {
    const { channel, key, line, service } = await uploading();
    service.discardMessage(CONTACT, key);
    await settle();
    expect(line()).toBeUndefined();
    expect(waitingOrAborted(channel.puts)).toBe(true);
    expect(channel.completions).toEqual([]);

    const late = await uploading();
    waitingCall(late.channel.puts).resolve();
    await settle();
    late.service.discardMessage(CONTACT, late.key);
    expect(late.line()?.status).toBe('sending');
  });

  it('S1 holds no message up, and goes one by one', async () => {
    const { channel, service, lines } = await uploading();
    service.sendAttachment(CONTACT, file({ name: 'b.txt' }));
    service.sendMessage(CONTACT, { content: 'hi' });
    await settle();
    expect(channel.messages).toHaveLength(1);
    expect(channel.uploads).toHaveLength(1);
    expect(lines()).toEqual(['a:received', 'hi:sending', ':sending', ':queued']);
  });

  it('S8 waits for the first catch-up, and a reload drops it', async () => {
    const { open, service, storage } = harness();
    const channel = await open();
    service.sendAttachment(CONTACT, file());
    await settle();
    expect(channel.uploads).toEqual([]);
    channel.answerTranscript({ items: [] });
    await settle();
    expect(channel.uploads).toHaveLength(1);
    expect(await storage.keys('')).toEqual([]);
  });

  it('E1 is over with the chat: nothing goes on and no address is given', async () => {
    const { channel, line, service } = await uploading();
    channel.observer.ended();
    await settle();
    expect(line()).toMatchObject({ status: 'failed', failure: { name: 'ChatEndedError' } });
    expect(waitingOrAborted(channel.puts)).toBe(true);
    await expect(service.getAttachment(CONTACT, 'file-1')).rejects.toMatchObject({ name: 'ChatEndedError' });
    expect(channel.addresses).toEqual([]);
  });

  it('A6 gives the address of a file when asked, and logs nothing of it', async () => {
    const { channel, service, logger } = await uploading();
    const address = service.getAttachment(CONTACT, 'file-1');
    waitingCall(channel.addresses).resolve({ url: 'https://files/?Signature=SECRET', expiry: undefined });
    await expect(address).resolves.toMatchObject({ url: 'https://files/?Signature=SECRET' });
    expect(JSON.stringify(logger.lines)).not.toContain('SECRET');
  });

  it('A5 takes back a file that was retried twice in a row', async () => {
    const { channel, service, key, line, lines } = await uploading();
    waitingCall(channel.puts).reject(new LiaisonError('UploadError', 'No'));
    await settle();
    service.retryMessage(CONTACT, key);
    service.retryMessage(CONTACT, key);
    await settle();
    channel.acceptUpload('file-2');
    await settle();
    expect(line()?.status).toBe('sending');
    service.discardMessage(CONTACT, key);
    expect(lines()).toEqual(['a:received']);
    expect(channel.puts.at(-1)?.signal?.aborted).toBe(true);
  });
});

const waitingOrAborted = (calls: readonly { signal: AbortSignal | undefined }[]): boolean =>
  calls.every(({ signal }) => signal?.aborted === true);
