import { describe, expect, it } from 'vitest';
import { LiaisonError, openStoredThread } from '../../src/index.ts';
import { AGENT, FakeArchive, FakeClock, settle, textItem, waitingCall } from '../../src/testing/index.ts';

const page = (ids: string, from = 0) => ids.split('').map((id, index) => textItem({ id, at: from + index }));

function open() {
  const archive = new FakeArchive();
  let ids = 0;
  const thread = openStoredThread({
    archive,
    contactId: 'past',
    clock: new FakeClock(),
    newId: () => `id-${(ids += 1)}`,
    random: () => 0.5,
  });
  const lines = () => thread.getState().messages.map(({ content }) => content);
  const answer = async (ids: string, from: number, next?: string) => {
    waitingCall(archive.readings).resolve({ items: page(ids, from), ...(next !== undefined && { next }) });
    await settle();
  };
  return { archive, thread, lines, answer };
}

describe('a stored thread', () => {
  it('E2 reads from the newest end, and older pages when asked', async () => {
    const { thread, lines, answer } = open();
    const changes: string[] = [];
    thread.subscribe(({ archive }) => changes.push(archive?.name ?? ''));
    void thread.read();
    await answer('cd', 2, 'more');
    expect(lines()).toEqual(['c', 'd']);
    expect(thread.getState().hasOlder).toBe(true);
    void thread.readOlder();
    await answer('ab', 0);
    expect(lines()).toEqual(['a', 'b', 'c', 'd']);
    expect(thread.getState().hasOlder).toBe(false);
    expect(changes).toEqual(['reading', 'read', 'reading', 'read']);
  });

  it('E2 reads back to a line, and stops where there is nothing more', async () => {
    const { archive, thread, answer } = open();
    void thread.read();
    await answer('ef', 4, '1');
    const found = thread.readTo('a');
    await answer('cd', 2, '2');
    await answer('ab', 0, '3');
    expect(await found).toBe('a');
    const missing = thread.readTo('z');
    await settle();
    waitingCall(archive.readings).resolve({ items: [] });
    expect(await missing).toBeUndefined();
    expect(archive.readings).toHaveLength(4);
  });

  it('E2 reads back to a line also while an older page is on its way', async () => {
    const { thread, answer } = open();
    void thread.read();
    await answer('ef', 4, '1');
    void thread.readOlder();
    const found = thread.readTo('a');
    await answer('cd', 2, '2');
    await answer('ab', 0);
    expect(await found).toBe('a');
  });

  it('E2 says who wrote what, and calls nobody this agent', async () => {
    const { archive, thread } = open();
    void thread.read();
    waitingCall(archive.readings).resolve({ items: [textItem({ id: 'a', from: AGENT })] });
    await settle();
    expect(thread.getState().messages[0]?.sender).toMatchObject({ role: 'agent', isSelf: false, displayName: 'Ada' });
  });

  it('E2 reveals a masked line in its place, and leaves it when it may not', async () => {
    const { archive, thread, lines } = open();
    void thread.read();
    const Masked = [{ field: 'Content', kind: 'card', start: 0, end: 6 }];
    waitingCall(archive.readings).resolve({
      items: [{ ...textItem({ id: 'a', content: '[card]' }), ContactId: 'earlier', Masked }],
    });
    await settle();
    const refused = thread.reveal('a', 'to refund');
    await settle();
    expect(waitingCall(archive.reveals).request).toEqual({
      contactId: 'past',
      itemId: 'a',
      itemContactId: 'earlier',
      reason: 'to refund',
    });
    waitingCall(archive.reveals).reject(new LiaisonError('AccessDeniedError', 'No'));
    await expect(refused).rejects.toMatchObject({ name: 'AccessDeniedError' });
    expect(lines()).toEqual(['[card]']);
    const revealed = thread.reveal('a', 'to refund');
    await settle();
    waitingCall(archive.reveals).resolve(textItem({ id: 'a', content: '4111' }));
    await revealed;
    expect(lines()).toEqual(['4111']);
    await thread.reveal('a', 'again');
    expect(archive.reveals).toHaveLength(2);
  });
});
