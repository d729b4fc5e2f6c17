import { createStore, type StoreApi } from 'zustand/vanilla';
import { ChatView } from '../../contacts/chat-view.ts';
import type { ChatSessionView } from '../../contacts/contact-state.ts';
import type { Random } from '../../platform/backoff.ts';
import type { Clock } from '../../platform/clock.ts';
import type { NewId } from '../../platform/random.ts';
import type { SessionState } from '../session-state.ts';
import type { ConversationAction } from '../timeline/actions.ts';
import { type Conversation, emptyConversation } from '../timeline/conversation.ts';
import { reduce } from '../timeline/reduce.ts';
import { find } from '../timeline/timeline.ts';
import { ArchiveReader } from './archive-reader.ts';
import { revealItem } from './reveal-item.ts';
import type { TranscriptArchive } from './transcript-archive.ts';

/** A conversation to read: any that the store has, whether this agent holds the contact or not. */
export interface StoredThread extends Pick<StoreApi<ChatSessionView>, 'getState' | 'subscribe'> {
  /** Reads the newest page, again after a failure. Never rejects: how it went is `archive` of the state. */
  readonly read: () => Promise<void>;
  readonly readOlder: () => Promise<void>;
  /** Reads back until the line with this Id is there; answers its key, or `undefined` when the store does not give it. */
  readonly readTo: (itemId: string) => Promise<string | undefined>;
  /** Shows one line with nothing left out. The reason goes on record. Rejects with a LiaisonError. */
  readonly reveal: (itemId: string, reason: string) => Promise<void>;
  /** Gives up what is being read. */
  readonly close: () => void;
}

export interface StoredThreadOptions {
  readonly archive: TranscriptArchive;
  readonly contactId: string;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly random?: Random;
}

const over: SessionState = { name: 'ended', reason: 'unknown' };

/** E2 for a conversation that no session of this page knows; it grows as it is read and nothing else changes it. */
export function openStoredThread({ random = Math.random, ...options }: StoredThreadOptions): StoredThread {
  const { archive, contactId } = options;
  const store = createStore<ChatView>(() => new ChatView(over, { ...emptyConversation(contactId), ended: true }));
  const conversation = {
    get current(): Conversation {
      return store.getState().conversation;
    },
    dispatch(action: ConversationAction): Conversation {
      const { conversation: before } = store.getState();
      const { conversation: after } = reduce(before, action);
      if (after !== before) store.setState(new ChatView(over, after), true);
      return after;
    },
  };
  const reader = new ArchiveReader({ ...options, isOwn: false, random, conversation });
  let open = new AbortController();
  return {
    getState: store.getState,
    subscribe: store.subscribe,
    read() {
      if (open.signal.aborted) open = new AbortController();
      return reader.read();
    },
    readOlder: () => reader.readOlder(),
    async readTo(itemId) {
      for (;;) {
        const { timeline, older, archive: reading } = conversation.current;
        const line = find(timeline, itemId);
        const mayCome = reading?.name === 'reading' || (reading?.name === 'read' && older.more);
        if (line || !mayCome || open.signal.aborted) return line?.key;
        await reader.readOlder();
      }
    },
    reveal: (itemId, reason) =>
      revealItem({ ...options, archive, conversation, signal: open.signal }, { itemId, reason }),
    close() {
      open.abort();
      reader.stop();
    },
  };
}
