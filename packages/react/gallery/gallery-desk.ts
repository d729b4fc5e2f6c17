import {
  type ArchivedItem,
  ChatService,
  type ContactSnapshot,
  ConnectService,
  createContactStore,
  openStoredThread,
} from '@liaison/core';
import {
  agentSnapshot,
  contactSnapshot,
  FakeAgentPort,
  FakeChatPort,
  FakeClock,
  MemoryLogger,
  MemoryStorage,
  settle,
} from '@liaison/core/testing';
import type { WireItem } from '@liaison/protocol';
import type { ArchivedContact } from '@liaison/protocol/api';
import { createDraftStore } from '../src/drafts/draft-store.ts';
import type { PastContacts } from '../src/past/past-contacts.ts';
import { createContactWork } from '../test/support/contact-work.ts';

export type GalleryDesk = ReturnType<typeof createGalleryDesk>;

/** The real engine on a clock that stands still; its ports answer when the story says so. */
export function createGalleryDesk() {
  const clock = new FakeClock();
  const store = createContactStore({ clock });
  const [agentPort, port] = [new FakeAgentPort(), new FakeChatPort()];
  let ids = 0;
  const shared = { store, clock, logger: new MemoryLogger(), onError: () => undefined };
  const chatService = new ChatService({
    ...shared,
    port,
    newId: () => `id-${(ids += 1)}`,
    storage: new MemoryStorage(),
    settings: { typing: true, receipts: true },
  });
  const connectService = new ConnectService({ ...shared, agentPort, chatService });
  const work = createContactWork({ store, clock });
  const { backend } = work;
  const contactWork = {
    ...work.contactWork,
    readEarlierNotes: () =>
      Promise.resolve({
        notes: [{ contactId: 'before', version: 1, content: { text: 'Promised a call back.' }, writtenBy: 'bo' }],
      }),
  };
  const archive: ArchivedItem[] = [];
  const history: ArchivedContact[] = [];
  const stored = {
    store: () => Promise.resolve(),
    copyFile: () => Promise.resolve(),
    read: () => Promise.resolve({ items: archive }),
    reveal: () => Promise.reject(new Error('Nothing is masked here')),
  };
  const pastContacts: PastContacts = {
    search: () => Promise.resolve({ results: [] }),
    history: () => Promise.resolve({ contacts: history }),
    exported: () => Promise.resolve(new Blob()),
    file: () => Promise.resolve(new Blob()),
    open: (contactId) =>
      openStoredThread({ archive: stored, contactId, clock, newId: () => `id-${(ids += 1)}`, random: () => 0.5 }),
  };
  connectService.start();
  agentPort.status({ name: 'connected' });
  agentPort.snapshot(agentSnapshot([], { stateSince: clock.now() }));

  return {
    agentPort,
    archive,
    backend,
    history,
    port,
    services: { store, chatService, connectService, clock, drafts: createDraftStore(), contactWork, pastContacts },
    /** What the agent holds from now on. */
    hold: (...contacts: readonly (Partial<ContactSnapshot> & { contactId: string })[]) => {
      const held = contacts.map((contact) => contactSnapshot({ phaseSince: clock.now() - 60_000, ...contact }));
      agentPort.snapshot(agentSnapshot(held, { stateSince: clock.now() }));
    },
    /** Lets the chat of a connected contact become live, with what was said so far. */
    talk: async (contactId: string, items: readonly WireItem[] = []) => {
      await settle();
      const channel = port.waiting(contactId).succeed();
      await settle();
      channel.answerTranscript({ items });
      await settle();
      return channel;
    },
  };
}
