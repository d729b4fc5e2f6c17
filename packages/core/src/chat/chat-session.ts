import type { WireItem } from '@liaison/protocol';
import type { ContactStore } from '../contacts/contact-store.ts';
import { isCrowded } from '../contacts/participants.ts';
import type { Random } from '../platform/backoff.ts';
import type { Clock } from '../platform/clock.ts';
import { withDeadline } from '../platform/deadline.ts';
import type { Emitter } from '../platform/emitter.ts';
import { LiaisonError, toLiaisonError } from '../platform/errors.ts';
import type { Logger } from '../platform/logger.ts';
import type { NewId } from '../platform/random.ts';
import type { KeyValueStorage } from '../platform/storage.ts';
import type { Tabs } from '../platform/tabs.ts';
import { ArchiveReader } from './archive/archive-reader.ts';
import { revealItem } from './archive/reveal-item.ts';
import type { TranscriptArchive } from './archive/transcript-archive.ts';
import { TranscriptUpload, type UnstoredLines } from './archive/transcript-upload.ts';
import type { ChatEvents } from './chat-events.ts';
import type { AttachmentAddress, ChatPort, ChatTarget, OutgoingFile } from './chat-port.ts';
import { ContactRecords, type SavedContact } from './contact-records.ts';
import { endReasonOf, intendedEnd } from './end-reason.ts';
import { EventSender, type EventSettings } from './event-sender.ts';
import { type ConversationStep, LiveConversation } from './live-conversation.ts';
import { Outbox, toFailure } from './outbox/outbox.ts';
import type { EndReason, SessionState } from './session-state.ts';
import { Connection } from './sync/connection.ts';
import { SessionLimits } from './sync/limits.ts';
import { loadOlder } from './sync/load-older.ts';
import { ContactTabs } from './tabs/contact-tabs.ts';
import type { ChatMessage } from './timeline/chat-message.ts';
import { kindOf } from './timeline/message-kinds.ts';
import { newest, upTo } from './timeline/timeline.ts';
import { countsAsUnread } from './timeline/unread.ts';
import { countAttachments } from './timeline/uploads.ts';
import { TypingWatch } from './typing-watch.ts';
import { type AttachmentRules, checkFile } from './uploads/attachment-rules.ts';
import { Uploads } from './uploads/uploads.ts';

export interface ChatSessionOptions {
  readonly target: ChatTarget;
  readonly port: ChatPort;
  readonly store: ContactStore;
  readonly clock: Clock;
  readonly random: Random;
  readonly newId: NewId;
  readonly storage: KeyValueStorage;
  /** E2: without it a chat that is over shows what the page knew of it. */
  readonly archive?: TranscriptArchive;
  readonly tabs: Tabs;
  readonly logger: Logger;
  readonly settings: EventSettings;
  readonly events: Emitter<ChatEvents>;
}

/** E2: Amazon Connect tells the transcript store of the last lines a moment after it tells the page, in ms. */
const ARCHIVE_LAG = 2_000;

/**
 * One contact's chat from its start to its end: keeps it connected, keeps the conversation in the store complete, sends what is pending,
 * tells typing and receipts.
 */
export class ChatSession {
  readonly #options: ChatSessionOptions;
  readonly #conversation: LiveConversation;
  readonly #connection: Connection;
  readonly #records: ContactRecords;
  readonly #tabs: ContactTabs;
  readonly #outbox: Outbox;
  readonly #uploads: Uploads;
  readonly #sender: EventSender;
  readonly #typing: TypingWatch;
  readonly #reader: ArchiveReader | undefined;
  readonly #upload: TranscriptUpload | undefined;
  #cancelReading: (() => void) | undefined;
  #begun = false;
  #closed = false;
  /** Unsent messages are written from the moment on that the earlier ones are read. */
  #persisting = false;
  /** Why a participant who is leaving leaves. */
  #leaving: EndReason | undefined;

  constructor(options: ChatSessionOptions) {
    const { target, events, store } = options;
    const { contactId } = target;
    this.#options = options;
    this.#records = new ContactRecords({ ...options, contactId, onError: (error) => this.#report(error) });
    this.#tabs = new ContactTabs({
      ...options,
      contactId,
      onLeading: () => {
        this.#outbox.send();
        this.#sender.lead();
      },
      onAction: (action) => {
        this.#conversation.apply(action);
        this.#outbox.send();
      },
      onSeen: (lineId) => this.#seen(lineId),
      onReported: (receipts) => this.#sender.reported(receipts),
    });
    const leads = (): boolean => this.#tabs.leading;
    const crowded = (): boolean => {
      const contact = store.getState().contacts[contactId]?.contact;
      return contact !== undefined && isCrowded(contact);
    };
    this.#sender = new EventSender({
      ...options,
      leads,
      crowded,
      onReported: (reported) => this.#tabs.tell({ reported }),
    });
    this.#conversation = new LiveConversation({
      ...options,
      contactId,
      onStep: (step) => this.#stepped(step),
      onShared: (action) => this.#tabs.tell({ action }),
    });
    this.#connection = new Connection({
      ...options,
      conversation: this.#conversation,
      observer: {
        state: (state) => {
          store.getState().setChatState(contactId, state);
          if (state.name === 'failed') {
            this.#tabs.resign();
            this.#upload?.resign();
          }
          events.emit('state', { contactId, state });
        },
        item: (item) => this.#item(item),
        live: (channel, signal) => {
          this.#tabs.seek();
          this.#outbox.resume(channel, signal);
          this.#uploads.resume(channel, signal);
          this.#sender.resume(channel, signal);
          this.#upload?.resume(channel, signal);
        },
        rest: () => {
          this.#outbox.rest();
          this.#uploads.rest();
          this.#sender.rest();
          this.#upload?.rest();
        },
        over: (reason) => this.#end(reason),
        error: (error) => this.#report(error),
      },
    });
    this.#outbox = new Outbox({
      ...options,
      conversation: this.#conversation,
      records: this.#records,
      leads,
      onDenied: (error) => this.#connection.denied(error),
    });
    this.#uploads = new Uploads({ ...options, conversation: this.#conversation });
    this.#typing = new TypingWatch({
      ...options,
      onExpired: (participantId) =>
        this.#conversation.dispatch({ type: 'typingChanged', participant: { participantId }, isTyping: false }),
    });
    const { archive } = options;
    if (archive && target.kind === 'contact') {
      const parts = { ...options, archive, contactId, conversation: this.#conversation };
      this.#reader = new ArchiveReader({ ...parts, isOwn: true });
      this.#upload = new TranscriptUpload({ ...parts, records: this.#records });
    }
  }

  get state(): SessionState {
    return this.#connection.state;
  }

  /** Opens the chat; resolves once it is live, has failed or has ended. A second call only waits. */
  start(): Promise<void> {
    if (!this.#begun) void this.#begin();
    return this.#connection.whenSettled();
  }

  /** Shows a chat that was over before this page saw it: what could not be sent says so, the rest is read from the transcript store. */
  async review(): Promise<void> {
    if (this.#begun) return;
    this.#begun = true;
    const saved = await this.#restore();
    if (this.#closed || this.state.name !== 'idle') return;
    if (saved?.self !== undefined) this.#conversation.apply({ type: 'identified', participantId: saved.self });
    this.#end();
    await this.#readArchive();
  }

  /** Tries again what failed, keeping what is known; resolves like `start`, after the end once the transcript store has answered. */
  async resume(): Promise<void> {
    if (this.state.name === 'ended') return this.#readArchive();
    this.#connection.resume();
    return this.#connection.whenSettled();
  }

  wake(): void {
    this.#connection.wake();
    this.#upload?.wake();
  }

  /** Rejects with a LiaisonError; the line stays masked then. */
  async reveal(itemId: string, reason: string): Promise<void> {
    const { archive, clock, target } = this.#options;
    const { contactId } = target;
    const { signal } = new AbortController();
    const conversation = this.#conversation;
    if (archive) await revealItem({ archive, contactId, conversation, clock, signal }, { itemId, reason });
  }

  /** What the transcript store did not take so far. */
  get unstored(): UnstoredLines | undefined {
    return this.#upload?.unstored;
  }

  /** The chat is over and nothing of it is left to be stored. */
  get isOver(): boolean {
    return this.state.name === 'ended' && (this.#upload?.isOver ?? true);
  }

  /** The contact is closed: nothing of it is kept. */
  forget(): void {
    this.#records.forget();
    this.#stopReading();
  }

  /** Queues the message and answers its key. */
  send(content: string, contentType: string): string {
    const { newId, clock } = this.#options;
    const clientToken = newId();
    this.#conversation.dispatch({ type: 'messageQueued', clientToken, content, contentType, at: clock.now() });
    this.#sender.wrote();
    this.#outbox.send();
    return clientToken;
  }

  /** Queues the file and answers its key. @throws LiaisonError FileRefusedError */
  sendFile(file: OutgoingFile, rules: AttachmentRules): string {
    const { current } = this.#conversation;
    checkFile(file, rules, current ? countAttachments(current) : 0);
    return this.#uploads.add(file);
  }

  /** @throws LiaisonError InvalidStateError while there is no channel, ChatEndedError after the end, and what the service says. */
  async getAttachment(attachmentId: string): Promise<AttachmentAddress> {
    if (this.state.name === 'ended') throw new LiaisonError('ChatEndedError', 'The chat has ended');
    const { open } = this.#connection;
    if (!open) throw new LiaisonError('InvalidStateError', 'The chat is not connected');
    const { clock } = this.#options;
    return withDeadline(
      { clock, limit: SessionLimits.page, step: 'The address of a file', signal: open.signal },
      (signal) => open.channel.getAttachment(attachmentId, { signal }),
    );
  }

  retry(key: string): void {
    if (this.#uploads.retry(key)) return;
    this.#conversation.dispatch({ type: 'retry', clientToken: key });
    this.#outbox.send();
  }

  discard(key: string): void {
    if (this.#uploads.cancel(key)) return;
    this.#conversation.dispatch({ type: 'discard', clientToken: key });
  }

  sendTyping(): void {
    this.#sender.typing();
  }

  markSeen(): void {
    const newestLine = this.#conversation.current && newest(this.#conversation.current.timeline);
    if (!newestLine) return;
    this.#tabs.tell({ seen: newestLine.id });
    this.#seen(newestLine.id);
  }

  async loadOlder(): Promise<void> {
    if (this.state.name === 'ended') return this.#reader?.readOlder();
    const { open } = this.#connection;
    if (!open) return;
    try {
      await loadOlder({ ...this.#options, conversation: this.#conversation, open });
    } catch (thrown) {
      if (!open.signal.aborted) this.#report(thrown);
    }
  }

  /** Ends the chat: a participant leaves it, an agent's session only closes. Without a reason the last lines tell it. */
  async end(reason?: EndReason): Promise<void> {
    const { target, clock, logger } = this.#options;
    const { open } = this.#connection;
    if (target.kind === 'participant' && open) {
      this.#leaving = reason ?? 'customer';
      await withDeadline(
        { clock, limit: SessionLimits.send, step: 'Leaving the chat', signal: open.signal },
        (signal) => open.channel.disconnect({ signal }),
      ).catch((thrown: unknown) => {
        // The end can come over the socket before the answer does.
        if (this.state.name !== 'ended') logger.warn('Leaving the chat failed', { error: toLiaisonError(thrown).name });
      });
    }
    this.#end(reason);
  }

  /** Lets go of everything without ending the chat, as a reload does. */
  close(): void {
    this.#closed = true;
    this.#persisting = false;
    this.#connection.close();
    this.#typing.stop();
    this.#tabs.close();
    this.#uploads.stop();
    this.#upload?.close();
    this.#stopReading();
  }

  #stopReading(): void {
    this.#cancelReading?.();
    this.#reader?.stop();
  }

  async #begin(): Promise<void> {
    this.#begun = true;
    await this.#restore();
    if (this.state.name !== 'idle' || this.#closed) return;
    this.#tabs.listen();
    this.#connection.connect();
  }

  async #restore(): Promise<SavedContact | undefined> {
    const saved = await this.#records.load();
    if (this.state.name !== 'idle' || this.#closed) return saved;
    this.#persisting = saved !== undefined;
    const { unsent = [], seen } = saved ?? {};
    this.#conversation.apply({ type: 'outboxRestored', messages: unsent, ...(seen !== undefined && { seen }) });
    return saved;
  }

  /** E2: what the transcript store has is shown; its last lines may tell why the chat ended. */
  async #readArchive(): Promise<void> {
    const { store, events, target } = this.#options;
    await this.#reader?.read();
    const { state } = this;
    const reason = this.#conversation.current && endReasonOf(this.#conversation.current);
    if (state.name !== 'ended' || state.reason !== 'unknown' || !reason || reason === 'unknown') return;
    const known: SessionState = { name: 'ended', reason };
    store.getState().setChatState(target.contactId, known);
    events.emit('state', { contactId: target.contactId, state: known });
  }

  #item(item: WireItem): void {
    this.#conversation.dispatch({ type: 'itemReceived', item });
    if (kindOf(item).kind === 'typing' && item.ParticipantId !== undefined) this.#typing.typed(item.ParticipantId);
  }

  /** R3, R4: here or in another page of the agent. */
  #seen(lineId: string): void {
    const conversation = this.#conversation.apply({ type: 'seen', upTo: lineId });
    if (conversation?.seen !== lineId) return;
    for (const line of upTo(conversation.timeline, lineId)) {
      if (deservesReceipt(line)) return this.#sender.read(line.id);
    }
  }

  #stepped({ before, after, added }: ConversationStep): void {
    if (this.#persisting && after.pending !== before.pending) this.#records.saveUnsent(after.pending);
    if (this.#persisting && after.seen !== undefined && after.seen !== before.seen) this.#records.saveSeen(after.seen);
    if (this.#reader && this.#persisting && after.selfId !== undefined && after.selfId !== before.selfId) {
      this.#records.saveSelf(after.selfId);
    }
    if (after.timeline !== before.timeline) this.#upload?.changed();
    if (added.some(({ event }) => event === 'participantLeft')) this.#sender.someoneLeft();
    const arrived = added.findLast(deservesReceipt);
    if (arrived) this.#sender.delivered(arrived.id);
  }

  #report(thrown: unknown): void {
    const { events, target } = this.#options;
    events.emit('error', { contactId: target.contactId, error: toLiaisonError(thrown) });
  }

  /** E1: once, for whatever reason; the channel is closed before anybody hears of it. */
  #end(reason?: EndReason): void {
    const { clock, events, store, target } = this.#options;
    const { contactId } = target;
    this.#persisting = false;
    const known = this.#conversation.current;
    const record = store.getState().contacts[contactId];
    const intended = reason ?? this.#leaving ?? (record && intendedEnd(record));
    const why = intended ?? (known ? endReasonOf(known) : 'unknown');
    const wasOpen = this.state.name !== 'idle';
    if (!this.#connection.end(why)) return;
    this.#typing.stop();
    this.#tabs.close();
    this.#conversation.dispatch({
      type: 'ended',
      failure: toFailure(new LiaisonError('ChatEndedError', 'The chat has ended')),
    });
    this.#records.clear();
    this.#upload?.end();
    if (this.#reader && wasOpen) this.#cancelReading = clock.schedule(ARCHIVE_LAG, () => void this.#readArchive());
    events.emit('ended', { contactId, reason: why });
  }
}

/** R1, R3: what a customer wrote in this very contact. */
const deservesReceipt = (message: ChatMessage): boolean =>
  message.sender.role === 'customer' && countsAsUnread(message) && message.segmentContactId === undefined;
