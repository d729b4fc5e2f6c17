import type { WireItem } from '@liaison/protocol';
import type { ContactStore } from '../contacts/contact-store.ts';
import type { Random } from '../platform/backoff.ts';
import type { Clock } from '../platform/clock.ts';
import { withDeadline } from '../platform/deadline.ts';
import type { Emitter } from '../platform/emitter.ts';
import { LiaisonError, toLiaisonError } from '../platform/errors.ts';
import type { Logger } from '../platform/logger.ts';
import type { NewId } from '../platform/random.ts';
import type { KeyValueStorage } from '../platform/storage.ts';
import type { Tabs } from '../platform/tabs.ts';
import { EndedChat } from './archive/ended-chat.ts';
import { revealItem } from './archive/reveal-item.ts';
import type { TranscriptArchive } from './archive/transcript-archive.ts';
import { TranscriptUpload, type UnstoredLines } from './archive/transcript-upload.ts';
import type { ChatEvents } from './chat-events.ts';
import type { AttachmentAddress, ChatPort, ChatTarget, OutgoingFile } from './chat-port.ts';
import { ContactRecords, type SavedContact } from './contact-records.ts';
import { endReasonOf, intendedEnd } from './end-reason.ts';
import { EventSender, type EventSettings } from './event-sender.ts';
import { LiveConversation } from './live-conversation.ts';
import { Outbox, toFailure } from './outbox/outbox.ts';
import type { EndReason, SessionState } from './session-state.ts';
import { Connection } from './sync/connection.ts';
import { SessionLimits } from './sync/limits.ts';
import { loadOlder } from './sync/load-older.ts';
import { ContactTabs } from './tabs/contact-tabs.ts';
import { kindOf } from './timeline/message-kinds.ts';
import { newest } from './timeline/timeline.ts';
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
  readonly #upload: TranscriptUpload | undefined;
  readonly #ended: EndedChat | undefined;
  #begun = false;
  #closed = false;
  #restored: Promise<SavedContact | undefined> | undefined;
  /** It ends before it was opened. */
  #ending = false;
  /** It was over before this page saw it. */
  #reviewed = false;
  /** Why a participant who is leaving leaves. */
  #leaving: EndReason | undefined;

  constructor(options: ChatSessionOptions) {
    const { target } = options;
    const { contactId } = target;
    const archive = target.kind === 'contact' ? options.archive : undefined;
    this.#options = options;
    this.#records = new ContactRecords({
      ...options,
      contactId,
      isArchived: archive !== undefined,
      onError: (error) => this.#report(error),
    });
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
    this.#sender = new EventSender({
      ...options,
      contactId,
      leads,
      onReported: (reported) => this.#tabs.tell({ reported }),
    });
    this.#conversation = new LiveConversation({
      ...options,
      contactId,
      onStep: (step) => {
        this.#records.stepped(step);
        this.#upload?.stepped(step);
        this.#sender.stepped(step);
        const { before, after } = step;
        if (before.seenAhead !== undefined && after.seen === before.seenAhead) this.#sender.seen(after, after.seen);
      },
      onShared: (action) => this.#tabs.tell({ action }),
    });
    this.#connection = new Connection({
      ...options,
      conversation: this.#conversation,
      observer: {
        state: (state) => {
          if (state.name === 'failed') {
            this.#tabs.resign();
            this.#upload?.resign();
          }
          this.#announce(state);
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
    if (archive) {
      const parts = { ...options, archive, contactId, conversation: this.#conversation };
      this.#upload = new TranscriptUpload({ ...parts, records: this.#records });
      this.#ended = new EndedChat({
        ...parts,
        onReason: (reason) => {
          const isNews = this.state.name === 'ended' && this.state.reason === 'unknown' && reason !== 'unknown';
          if (isNews) this.#announce({ name: 'ended', reason });
        },
      });
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
    this.#reviewed = true;
    await this.#endUnopened();
    if (!this.#closed) await this.#ended?.read();
  }

  /** Tries again what failed, keeping what is known; resolves like `start`, after the end once the transcript store has answered. */
  async resume(): Promise<void> {
    if (this.state.name === 'ended') return this.#ended?.read();
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
    const conversation = this.#conversation;
    if (archive) await revealItem({ archive, contactId, conversation, clock }, { itemId, reason });
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
    this.#ended?.stop();
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
    if (this.state.name === 'ended') return this.#ended?.readOlder();
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
    if (this.state.name === 'idle') return this.#endUnopened(reason);
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
    this.#records.close();
    this.#connection.close();
    this.#typing.stop();
    this.#tabs.close();
    this.#uploads.stop();
    this.#upload?.close();
    this.#ended?.stop();
  }

  async #begin(): Promise<void> {
    this.#begun = true;
    await this.#restore();
    if (this.state.name !== 'idle' || this.#closed || this.#ending) return;
    this.#tabs.listen();
    this.#connection.connect();
  }

  /** What an earlier page could not send is known by then, and says so. */
  async #endUnopened(reason?: EndReason): Promise<void> {
    this.#ending = true;
    const saved = await this.#restore();
    if (this.#closed || this.state.name !== 'idle') return;
    if (saved?.self !== undefined) this.#conversation.apply({ type: 'identified', participantId: saved.self });
    this.#end(reason);
  }

  #restore(): Promise<SavedContact | undefined> {
    this.#restored ??= this.#takeUp();
    return this.#restored;
  }

  async #takeUp(): Promise<SavedContact | undefined> {
    const saved = await this.#records.load();
    if (this.state.name !== 'idle' || this.#closed) return saved;
    const { unsent = [], seen } = saved ?? {};
    this.#conversation.apply({ type: 'outboxRestored', messages: unsent, ...(seen !== undefined && { seen }) });
    return saved;
  }

  #item(item: WireItem): void {
    this.#conversation.dispatch({ type: 'itemReceived', item });
    if (kindOf(item).kind === 'typing' && item.ParticipantId !== undefined) this.#typing.typed(item.ParticipantId);
  }

  /** R3, R4: here or in another page of the agent. */
  #seen(lineId: string): void {
    const conversation = this.#conversation.apply({ type: 'seen', upTo: lineId });
    if (conversation?.seen === lineId) this.#sender.seen(conversation, lineId);
  }

  #announce(state: SessionState): void {
    const { events, store, target } = this.#options;
    store.getState().setChatState(target.contactId, state);
    events.emit('state', { contactId: target.contactId, state });
  }

  #report(thrown: unknown): void {
    const { events, target } = this.#options;
    events.emit('error', { contactId: target.contactId, error: toLiaisonError(thrown) });
  }

  /** E1: once, for whatever reason; the channel is closed before anybody hears of it. */
  #end(reason?: EndReason): void {
    const { events, store, target } = this.#options;
    const { contactId } = target;
    this.#records.close();
    const known = this.#conversation.current;
    const record = store.getState().contacts[contactId];
    const intended = reason ?? this.#leaving ?? (record && intendedEnd(record));
    const why = intended ?? (known ? endReasonOf(known) : 'unknown');
    if (!this.#connection.end(why)) return;
    this.#typing.stop();
    this.#tabs.close();
    this.#conversation.dispatch({
      type: 'ended',
      failure: toFailure(new LiaisonError('ChatEndedError', 'The chat has ended')),
    });
    this.#records.clear();
    this.#upload?.end();
    if (!this.#reviewed) this.#ended?.readSoon();
    events.emit('ended', { contactId, reason: why });
  }
}
