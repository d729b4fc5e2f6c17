import { backoff, type Random } from '../../platform/backoff.ts';
import type { Clock } from '../../platform/clock.ts';
import { withDeadline } from '../../platform/deadline.ts';
import { type LiaisonError, type LiaisonErrorName, toLiaisonError } from '../../platform/errors.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Tabs } from '../../platform/tabs.ts';
import type { ContactRecords } from '../contact-records.ts';
import type { ConversationStep } from '../live-conversation.ts';
import { Retry, SessionLimits } from '../sync/limits.ts';
import type { ChatMessage } from '../timeline/chat-message.ts';
import type { Conversation } from '../timeline/conversation.ts';
import { backward, find } from '../timeline/timeline.ts';
import { toItem } from '../timeline/to-item.ts';
import { EarlierLines, type OpenChannel } from './earlier-lines.ts';
import { FileCopies } from './file-copies.ts';
import { StoredLines } from './stored-lines.ts';
import type { TranscriptArchive } from './transcript-archive.ts';

/** Lines that are due wait this long, in ms, for others to join them. */
export const STORE_INTERVAL = 5_000;
/** Lines, and characters of their content, in one request. */
export const BATCH = { lines: 100, characters: 200_000 } as const;
/** So long after the end (ms) a store that fails is asked again. */
export const STORE_PATIENCE = 15 * 60_000;

/** Lines of one chat that the transcript store did not take so far. */
export interface UnstoredLines {
  readonly contactId: string;
  readonly lines: number;
  /** Epoch ms of the first failure in a row. */
  readonly since: number;
  readonly failure: LiaisonErrorName;
  /** Nothing more is tried. */
  readonly givenUp: boolean;
}

interface TranscriptUploadOptions {
  readonly archive: Pick<TranscriptArchive, 'copyFile' | 'store'>;
  readonly contactId: string;
  readonly conversation: { readonly current: Conversation | undefined };
  readonly records: ContactRecords;
  readonly clock: Clock;
  readonly random: Random;
  readonly tabs: Tabs;
  readonly logger: Logger;
}

/** What the pages of one agent tell each other: these lines are stored. */
interface StoredNews {
  readonly storedOf: string;
  readonly ids: readonly string[];
}

/**
 * E3, E4: brings what the service has confirmed of one chat to the transcript store, from one page of the agent. It follows the
 * conversation and is never waited for: a line costs the live path one look at a timer.
 */
export class TranscriptUpload {
  readonly #options: TranscriptUploadOptions;
  readonly #stored = new StoredLines();
  readonly #unsubscribe: () => void;
  readonly #over = new AbortController();
  readonly #copies: FileCopies;
  #earlier: EarlierLines | undefined;
  /** Earlier lines, fetched and not stored yet. */
  #fetched: readonly ChatMessage[] = [];
  #open: OpenChannel | undefined;
  /** The conversation as it was last: a contact that is gone takes it out of the store. */
  #latest: Conversation | undefined;
  /** The conversation as it ended; from then on nothing changes. */
  #final: { readonly conversation: Conversation; readonly at: number } | undefined;
  #stopLeading: (() => void) | undefined;
  #leading = false;
  #running = false;
  #cancelTimer: (() => void) | undefined;
  #failures = 0;
  #failing: Pick<UnstoredLines, 'failure' | 'givenUp' | 'since'> | undefined;

  constructor(options: TranscriptUploadOptions) {
    this.#options = options;
    this.#copies = new FileCopies(options);
    this.#unsubscribe = options.tabs.hear((heard) => {
      const news = heard as Partial<StoredNews>;
      if (news.storedOf === options.contactId) this.#storedElsewhere(news.ids ?? []);
    });
  }

  /** What did not get through, while it does not. */
  get unstored(): UnstoredLines | undefined {
    const conversation = this.#conversation;
    if (!this.#failing || !conversation) return undefined;
    const lines = [...this.#stored.missingFrom(conversation.timeline)].length;
    return { contactId: this.#options.contactId, lines, ...this.#failing };
  }

  /** Nothing is left to do: everything is stored, or was given up. */
  get isOver(): boolean {
    return this.#over.signal.aborted;
  }

  /** The chat is live: earlier pages can be fetched through this channel until `rest`. */
  resume(channel: OpenChannel['channel'], signal: AbortSignal): void {
    this.#open = { channel, signal };
    this.#seek();
    if (this.#copies.waiting) this.#storeSoon();
  }

  rest(): void {
    this.#open = undefined;
  }

  /** Lets another page go on: this one learns nothing new. */
  resign(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    this.#leading = false;
    this.#stopLeading?.();
    this.#stopLeading = undefined;
  }

  stepped({ before, after }: Pick<ConversationStep, 'after' | 'before'>): void {
    this.#latest = after;
    if (after.timeline !== before.timeline) this.#storeSoon();
  }

  /** The network is back: what failed is worth another try. */
  wake(): void {
    if (this.#failures > 0) this.#hurry();
  }

  /** The chat is over: the rest goes now. */
  end(): void {
    const { conversation, clock } = this.#options;
    const current = conversation.current ?? this.#latest;
    this.rest();
    if (!current || this.isOver) return this.close();
    this.#final = { conversation: current, at: clock.now() };
    if (this.#failing?.givenUp) this.close();
    else if (this.#leading) this.#hurry();
    else this.#seek();
  }

  /** Lets go of everything; what is not stored is left to another page, or to the next load of this one. */
  close(): void {
    this.resign();
    this.#unsubscribe();
    this.#over.abort();
  }

  get #conversation(): Conversation | undefined {
    return this.#final?.conversation ?? this.#options.conversation.current;
  }

  #seek(): void {
    const { tabs, contactId } = this.#options;
    if (!this.isOver) this.#stopLeading ??= tabs.lead(`archive:${contactId}`, () => void this.#lead());
  }

  async #lead(): Promise<void> {
    const { clock, records } = this.#options;
    const storedUpTo = await records.loadStored();
    if (this.#stopLeading === undefined) return;
    this.#leading = true;
    this.#earlier = new EarlierLines({ clock, storedUpTo });
    this.#schedule(this.#final ? 0 : STORE_INTERVAL);
  }

  #storeSoon(): void {
    if (this.#leading && !this.#running && !this.#cancelTimer && !this.#failing?.givenUp)
      this.#schedule(STORE_INTERVAL);
  }

  #hurry(): void {
    if (this.#leading && !this.#running && !this.#failing?.givenUp) this.#schedule(0);
  }

  #schedule(delay: number): void {
    this.#cancelTimer?.();
    this.#cancelTimer = this.#options.clock.schedule(delay, () => {
      this.#cancelTimer = undefined;
      void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#running = true;
    try {
      await this.#storeAll();
      if (await this.#fetchEarlier()) await this.#storeAll();
      void this.#copyFiles();
      this.#running = false;
      this.#rest();
    } catch (thrown) {
      this.#running = false;
      if (this.#leading) this.#failed(toLiaisonError(thrown));
    }
  }

  async #storeAll(): Promise<void> {
    for (let batch = this.#batch(); this.#leading && batch.length > 0; batch = this.#batch()) await this.#store(batch);
  }

  /** The next lines that are due. */
  #batch(): readonly ChatMessage[] {
    const batch: ChatMessage[] = [];
    let characters = 0;
    for (const line of this.#due()) {
      characters += line.content.length;
      if (batch.length > 0 && (batch.length >= BATCH.lines || characters > BATCH.characters)) break;
      batch.push(line);
    }
    return batch;
  }

  *#due(): Generator<ChatMessage> {
    for (const line of this.#fetched) if (!this.#stored.has(line)) yield line;
    if (this.#conversation) yield* this.#stored.missingFrom(this.#conversation.timeline);
  }

  async #store(lines: readonly ChatMessage[]): Promise<void> {
    const { archive, clock, contactId, tabs } = this.#options;
    await withDeadline(
      { clock, limit: SessionLimits.archive, step: 'Storing the conversation', signal: this.#over.signal },
      (signal) => archive.store(contactId, lines.map(toItem), { signal }),
    );
    this.#failures = 0;
    this.#failing = undefined;
    for (const line of lines) this.#isStored(line);
    tabs.tell({ storedOf: contactId, ids: lines.map(({ id }) => id) } satisfies StoredNews);
  }

  /** Fetches one page of what was said before, unless all of it is stored. That Amazon Connect refuses is no failure of the store. */
  async #fetchEarlier(): Promise<boolean> {
    const [earlier, open, conversation] = [this.#earlier, this.#open, this.#conversation];
    if (!earlier || earlier.complete || !open || !conversation || this.#final) return false;
    try {
      this.#fetched = await earlier.next(conversation, open);
    } catch (thrown) {
      const { name, retryable } = toLiaisonError(thrown);
      this.#options.logger.debug('Earlier lines could not be fetched for the transcript store', { error: name });
      if (!retryable && this.#open === open) this.#open = undefined;
    }
    return this.#fetched.length > 0;
  }

  /** What was due is stored; more may be by now. */
  #rest(): void {
    const isClean = this.#batch().length === 0;
    const fetches = this.#open !== undefined && this.#earlier?.complete === false;
    if (this.#final && isClean) this.close();
    else if (this.#leading && (!isClean || fetches)) this.#schedule(this.#final ? 0 : STORE_INTERVAL);
    else if (isClean) this.#remember();
  }

  /** E4: a page that is loaded anew need not fetch again what is before this line. */
  #remember(): void {
    const timeline = this.#conversation?.timeline;
    // What a gap hides is not stored.
    if (!this.#earlier?.complete || !timeline || timeline.stretches.length > 1) return;
    for (const { id, segmentContactId } of backward(timeline)) {
      if (segmentContactId === undefined) return this.#options.records.saveStored(id);
    }
  }

  #failed(error: LiaisonError): void {
    const { clock, contactId, logger, random } = this.#options;
    const isLate = this.#final !== undefined && clock.now() - this.#final.at > STORE_PATIENCE;
    const givenUp = isLate || error.name === 'RejectedError';
    this.#failures += 1;
    this.#failing = { failure: error.name, givenUp, since: this.#failing?.since ?? clock.now() };
    if (this.#failures === 1 || givenUp) logger.warn('A chat is not stored', { contactId, error: error.name, givenUp });
    if (!givenUp) this.#schedule(backoff(this.#failures, { ...Retry.archive, random }));
    else if (this.#final) this.close();
  }

  #storedElsewhere(ids: readonly string[]): void {
    const timeline = this.#conversation?.timeline;
    for (const id of timeline ? ids : []) {
      const line = timeline && find(timeline, id);
      if (line) this.#isStored(line);
    }
  }

  /** Beside the storing, which a large file must not hold up. */
  async #copyFiles(): Promise<void> {
    if (!this.#open || !this.#leading) return;
    await this.#copies.run(this.#open);
    if (this.#copies.waiting && this.#open) this.#storeSoon();
  }

  #isStored(line: ChatMessage): void {
    this.#stored.add(line);
    this.#copies.add(line);
  }
}
