import { expect, it, vi } from 'vitest';
import { createChatController } from '../../src/chat/chat-controller.ts';
import { FakeSession } from './fake-session.ts';

vi.mock('amazon-connect-chatjs', () => ({}));

function open({ waits }: { waits: boolean }) {
  const session = new FakeSession();
  const answer = Promise.withResolvers<{ data: { Id: string } }>();
  const disconnect = vi.fn<FakeSession['disconnectParticipant']>(() => Promise.resolve({}));
  session.sendMessage = () => answer.promise;
  session.disconnectParticipant = disconnect;
  const wait = () => (waits ? new Promise<void>(() => undefined) : Promise.resolve());
  const chat = createChatController({
    open: () => session,
    config: { typing: true, receipts: true },
    wait: Object.assign(wait, { cutShort: () => undefined }),
    newToken: () => 'token',
    onEnded: () => undefined,
  });
  return { answer, chat, disconnect };
}

it('ends the chat after what was written before, which would be refused', async () => {
  const { answer, chat, disconnect } = open({ waits: true });
  chat.send('One more thing');
  chat.leave();
  expect(chat.state().leaving).toBe('asked');
  await new Promise(setImmediate);
  expect(disconnect).not.toHaveBeenCalled();
  answer.resolve({ data: { Id: '1' } });
  await expect.poll(() => disconnect.mock.calls).toHaveLength(1);
});

it('ends the chat although what was written before gets no answer', async () => {
  const { chat, disconnect } = open({ waits: false });
  chat.send('One more thing');
  chat.leave();
  await expect.poll(() => disconnect.mock.calls).toHaveLength(1);
});
