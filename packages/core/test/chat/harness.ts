import type { WireItem } from '@liaison/protocol';
import { ChatService, type ChatServiceOptions, createContactStore, type LiaisonError } from '../../src/index.ts';
import {
  FakeChatPort,
  type FakeChatChannel,
  FakeClock,
  MemoryLogger,
  MemoryStorage,
  settle,
} from '../../src/testing/index.ts';

export const CONTACT = 'contact-1';

/** A service on fake ports, with what a test wants to look at. */
export function harness(overrides: Partial<ChatServiceOptions> = {}) {
  const clock = new FakeClock();
  const port = new FakeChatPort();
  const store = createContactStore({ clock });
  const storage = new MemoryStorage();
  const logger = new MemoryLogger();
  const errors: LiaisonError[] = [];
  let ids = 0;
  const service = new ChatService({
    port,
    store,
    clock,
    storage,
    logger,
    newId: () => `id-${(ids += 1)}`,
    random: () => 0.5,
    settings: { typing: true, receipts: true },
    onError: (error) => errors.push(error),
    ...overrides,
  });

  const chat = (contactId = CONTACT) => {
    const view = store.getState().contacts[contactId]?.chatSession;
    if (!view) throw new Error('The contact has no chat');
    return view;
  };

  /** Starts a session and lets its channel open; the transcript request waits. */
  const open = async (contactId = CONTACT): Promise<FakeChatChannel> => {
    void service.startSession({ kind: 'contact', contactId });
    await settle();
    const channel = port.waiting(contactId).succeed();
    await settle();
    return channel;
  };

  /** A session that is live, with `items` as its first page. */
  const live = async (items: readonly WireItem[] = [], contactId = CONTACT): Promise<FakeChatChannel> => {
    const channel = await open(contactId);
    channel.answerTranscript({ items });
    await settle();
    return channel;
  };

  /** What is shown, one string per line. */
  const lines = (contactId = CONTACT): string[] =>
    chat(contactId).messages.map(({ content, status }) => `${content}:${status}`);

  return { clock, port, store, storage, logger, errors, service, chat, lines, open, live };
}
