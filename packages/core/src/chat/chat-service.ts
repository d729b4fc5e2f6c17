import type { ContactStore } from '../contacts/contact-store.ts';
import type { Random } from '../platform/backoff.ts';
import type { Clock } from '../platform/clock.ts';
import { Emitter, type Unsubscribe } from '../platform/emitter.ts';
import { LiaisonError, toLiaisonError } from '../platform/errors.ts';
import type { Logger } from '../platform/logger.ts';
import type { OnlineStatus } from '../platform/online-status.ts';
import type { NewId } from '../platform/random.ts';
import type { KeyValueStorage } from '../platform/storage.ts';
import { onlyTab, type Tabs } from '../platform/tabs.ts';
import type { ChatEvents } from './chat-events.ts';
import type { AttachmentAddress, ChatPort, ChatTarget, OutgoingFile } from './chat-port.ts';
import { ChatSession } from './chat-session.ts';
import type { TranscriptArchive } from './archive/transcript-archive.ts';
import type { UnstoredLines } from './archive/transcript-upload.ts';
import { Drafts } from './drafts.ts';
import type { EventSettings } from './event-sender.ts';
import type { EndReason } from './session-state.ts';
import { ATTACHMENT_RULES, type AttachmentRules } from './uploads/attachment-rules.ts';

/** What Amazon Connect takes in one web-chat message, in bytes of UTF-8 (API_SendMessage, 2026). */
export const MESSAGE_BYTES = 16_384;

export interface ChatSettings extends EventSettings {
  /** The largest message in bytes of UTF-8; other channels take less than web chat's 16,384. */
  readonly messageBytes?: number;
  /** What files the instance takes; Amazon Connect's own rules unless set. */
  readonly attachments?: AttachmentRules;
}

export interface ChatServiceOptions {
  readonly port: ChatPort;
  readonly store: ContactStore;
  readonly clock: Clock;
  readonly newId: NewId;
  /** Unsent messages and drafts. Its keys are to be the agent's own: wrap it when agents share a browser. */
  readonly storage: KeyValueStorage;
  /** The transcript store: takes what is said in an agent's contacts, and gives it back once they are over. */
  readonly archive?: TranscriptArchive;
  /** The other pages of the same agent, who share `storage`. Without it there are none. */
  readonly tabs?: Tabs;
  readonly logger: Logger;
  readonly settings: ChatSettings;
  /** Hears of everything that failed without a caller to tell, also of subscribers that throw. */
  readonly onError: (error: LiaisonError) => void;
  /** When given, a page that wakes up or comes back online catches up at once. */
  readonly onlineStatus?: OnlineStatus;
  /** Spreads retries; a number in [0, 1). */
  readonly random?: Random;
}

/**
 * The chats of one agent (or of one participant, headless): one session per contact. Everything a session learns is in the store;
 * the events tell what changed.
 */
export class ChatService {
  /** What the agent has written and not sent, per contact. */
  readonly drafts: Drafts;
  readonly #options: ChatServiceOptions;
  readonly #events: Emitter<ChatEvents>;
  readonly #sessions = new Map<string, ChatSession>();
  /** Sessions that are over, as long as their contact is there or something of them is to be stored. */
  readonly #past = new Map<string, ChatSession>();
  readonly #unsubscribe: Unsubscribe | undefined;

  constructor(options: ChatServiceOptions) {
    this.#options = options;
    this.#events = new Emitter<ChatEvents>((thrown) => options.onError(toLiaisonError(thrown)));
    this.#events.on('error', ({ error }) => options.onError(error));
    this.drafts = new Drafts({ storage: options.storage, onError: options.onError });
    this.#unsubscribe = options.onlineStatus?.subscribe((online) => {
      if (online) for (const session of this.#all) session.wake();
    });
  }

  /**
   * Opens the contact's chat and gives it a conversation in the store; a session that is there is not opened twice.
   * Resolves once the chat is live, has failed or has ended: the session's state in the store tells which. Never rejects.
   */
  startSession(target: ChatTarget): Promise<void> {
    const { contactId } = target;
    const known = this.#sessions.get(contactId);
    if (known) return known.start();
    this.#past.get(contactId)?.close();
    this.#past.delete(contactId);
    const session = this.#newSession(target);
    this.#sessions.set(contactId, session);
    return session.start();
  }

  /**
   * Shows a contact whose chat was over before this page saw it: from the transcript store, without a call to Amazon Connect. Resolves
   * once the store has answered, or not. Never rejects.
   */
  async reviewSession(contactId: string): Promise<void> {
    if (this.#session(contactId)) return;
    const session = this.#newSession({ kind: 'contact', contactId });
    this.#past.set(contactId, session);
    await session.review();
  }

  /**
   * After a failure, or when messages may be missing: connects anew where needed and catches up, keeping what is known. After the end the
   * transcript store is asked again.
   */
  async resumeSession(contactId: string): Promise<void> {
    await this.#session(contactId)?.resume();
  }

  /**
   * Shows one line of a chat that is over with nothing left out, where the reader may see it. The reason goes on record. Rejects with a
   * LiaisonError.
   */
  async revealMessage(contactId: string, itemId: string, reason: string): Promise<void> {
    await this.#session(contactId)?.reveal(itemId, reason);
  }

  /** What the transcript store did not take so far, chat by chat. */
  get unstored(): readonly UnstoredLines[] {
    return this.#all.flatMap(({ unstored }) => unstored ?? []);
  }

  /**
   * Queues a message and answers its key. It goes out when its turn comes, also after a reload.
   * @throws LiaisonError InvalidStateError without a session, ChatEndedError after the end, RejectedError when empty or too large.
   */
  sendMessage(
    contactId: string,
    { content, contentType = 'text/plain' }: { content: string; contentType?: 'text/plain' | 'text/markdown' },
  ): string {
    const session = this.#running(contactId);
    const limit = this.#options.settings.messageBytes ?? MESSAGE_BYTES;
    if (content.trim() === '') throw new LiaisonError('RejectedError', 'A message must not be empty');
    if (messageBytes(content) > limit)
      throw new LiaisonError('RejectedError', `A message must not exceed ${limit} bytes`);
    return session.send(content, contentType);
  }

  /**
   * Checks and queues a file and answers the key of its line, which shows how far it is. The file lives in this page: a reload drops it.
   * @throws LiaisonError InvalidStateError without a session, ChatEndedError after the end, FileRefusedError for its type, size or number.
   */
  sendAttachment(contactId: string, file: OutgoingFile): string {
    return this.#running(contactId).sendFile(file, this.#options.settings.attachments ?? ATTACHMENT_RULES);
  }

  /**
   * Where an approved file can be fetched, for the next minutes; never logged or kept here. Amazon Connect gives files of active contacts
   * only: after the end this rejects with ChatEndedError. Rejects with a LiaisonError.
   */
  async getAttachment(contactId: string, attachmentId: string): Promise<AttachmentAddress> {
    return this.#running(contactId).getAttachment(attachmentId);
  }

  /** Sends a refused message again, with the same client token, or a file that failed. */
  retryMessage(contactId: string, key: string): void {
    this.#sessions.get(contactId)?.retry(key);
  }

  /** Takes back a message that was refused or is not on its way yet, or a file until the storage has it. */
  discardMessage(contactId: string, key: string): void {
    this.#sessions.get(contactId)?.discard(key);
  }

  /** Tells the others that the agent is typing; call it on every key, at most one event per 10 s goes out for each chat. */
  sendTyping(contactId: string): void {
    this.#sessions.get(contactId)?.sendTyping();
  }

  /** Everything up to now was really seen: nothing is unread, and the customer gets a read receipt if receipts are on. */
  markSeen(contactId: string): void {
    this.#sessions.get(contactId)?.markSeen();
  }

  /**
   * Fetches the page before the oldest known message, after the end from the transcript store. A failure is told by the `error` event,
   * after the end by the conversation itself.
   */
  async loadOlder(contactId: string): Promise<void> {
    await this.#session(contactId)?.loadOlder();
  }

  /**
   * Ends the session. A participant leaves the chat; for an agent's contact only our session is closed, the agent leaves through
   * the AgentPort. Afterwards no call is made for this chat; `startSession` may open it anew.
   */
  async endSession(contactId: string, reason?: EndReason): Promise<void> {
    const session = this.#sessions.get(contactId);
    if (!session) return;
    await session.end(reason);
    if (this.#sessions.get(contactId) !== session) return;
    this.#sessions.delete(contactId);
    this.#past.set(contactId, session);
  }

  /** Subscribes to one kind of event. A listener that throws is told to `onError` and stops nobody. */
  on<Name extends keyof ChatEvents>(event: Name, listener: (payload: ChatEvents[Name]) => void): Unsubscribe {
    return this.#events.on(event, listener);
  }

  /** Lets go of every chat without ending it, as a reload does. */
  [Symbol.asyncDispose](): Promise<void> {
    this.#unsubscribe?.();
    for (const session of this.#all) session.close();
    this.#sessions.clear();
    this.#past.clear();
    return Promise.resolve();
  }

  get #all(): readonly ChatSession[] {
    return [...this.#sessions.values(), ...this.#past.values()];
  }

  #newSession(target: ChatTarget): ChatSession {
    const { store, random = Math.random, tabs = onlyTab } = this.#options;
    this.#sweep();
    store.getState().openChat(target.contactId);
    return new ChatSession({ ...this.#options, target, random, tabs, events: this.#events });
  }

  #session(contactId: string): ChatSession | undefined {
    return this.#sessions.get(contactId) ?? this.#past.get(contactId);
  }

  /** Forgets the contacts that are closed. */
  #sweep(): void {
    const { contacts } = this.#options.store.getState();
    for (const [contactId, session] of this.#past) {
      if (contacts[contactId]) continue;
      session.forget();
      if (session.isOver && !session.unstored) this.#past.delete(contactId);
    }
  }

  /** @throws LiaisonError InvalidStateError without a session, ChatEndedError after the end. */
  #running(contactId: string): ChatSession {
    const session = this.#session(contactId);
    if (!session) throw new LiaisonError('InvalidStateError', 'This contact has no chat session');
    if (session.state.name === 'ended') throw new LiaisonError('ChatEndedError', 'The chat has ended');
    return session;
  }
}

/** Length of a text in bytes of UTF-8, as the service counts it. */
export const messageBytes = (text: string): number => new TextEncoder().encode(text).length;
