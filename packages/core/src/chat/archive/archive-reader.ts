import { backoff, type Random } from '../../platform/backoff.ts';
import type { Clock } from '../../platform/clock.ts';
import { pause, withDeadline } from '../../platform/deadline.ts';
import { toLiaisonError } from '../../platform/errors.ts';
import type { NewId } from '../../platform/random.ts';
import { toFailure } from '../outbox/outbox.ts';
import { PAGE_SIZE, Retry, SessionLimits } from '../sync/limits.ts';
import type { ConversationAction } from '../timeline/actions.ts';
import type { Conversation } from '../timeline/conversation.ts';
import type { ArchivePage, TranscriptArchive } from './transcript-archive.ts';

/** A page is asked for so often before the agent is asked. */
const TRIES = 3;

export interface ArchiveReaderOptions {
  readonly archive: Pick<TranscriptArchive, 'read'>;
  readonly contactId: string;
  /** Whether the contact is, or was, this agent's: then some of the lines are. */
  readonly isOwn: boolean;
  readonly conversation: {
    readonly current: Conversation | undefined;
    dispatch(action: ConversationAction): Conversation | undefined;
  };
  readonly clock: Clock;
  readonly random: Random;
  readonly newId: NewId;
}

/** E2: reads a conversation that is over from the transcript store. A newer read takes over from an older one. */
export class ArchiveReader {
  readonly #options: ArchiveReaderOptions;
  #reading = new AbortController();
  #read: Promise<void> = Promise.resolve();

  constructor(options: ArchiveReaderOptions) {
    this.#options = options;
  }

  /** From the newest end, until the pages reach what is known. Never rejects: how it went is in the conversation. */
  read(): Promise<void> {
    return this.#begin({ older: false });
  }

  /** What is before everything known, if there is something; what is being read is only waited for. */
  async readOlder(): Promise<void> {
    const { current } = this.#options.conversation;
    if (current?.older.request !== undefined) await this.#read;
    else if (current?.older.more) await this.#begin({ older: true });
  }

  stop(): void {
    this.#reading.abort();
  }

  #begin(what: { older: boolean }): Promise<void> {
    this.#read = this.#readPages(what);
    return this.#read;
  }

  async #readPages({ older }: { older: boolean }): Promise<void> {
    const { conversation, isOwn, newId } = this.#options;
    this.#reading.abort();
    this.#reading = new AbortController();
    const { signal } = this.#reading;
    const request = newId();
    let cursor = older ? conversation.current?.older.nextToken : undefined;
    conversation.dispatch({ type: 'archiveRequested', request, older, isOwn });
    try {
      for (;;) {
        const { items, next } = await this.#page(cursor, signal);
        const nextToken = next === undefined ? {} : { nextToken: next };
        const current = conversation.dispatch({ type: 'archivePageReceived', request, items, ...nextToken });
        if (current?.older.request !== request) return;
        cursor = current.older.nextToken;
      }
    } catch (thrown) {
      if (signal.aborted) return;
      conversation.dispatch({ type: 'archiveFailed', request, failure: toFailure(toLiaisonError(thrown)) });
    }
  }

  async #page(cursor: string | undefined, signal: AbortSignal): Promise<ArchivePage> {
    const { archive, contactId, clock, random } = this.#options;
    const request = { limit: PAGE_SIZE, ...(cursor !== undefined && { cursor }) };
    for (let failures = 1; ; failures += 1) {
      try {
        const options = { clock, limit: SessionLimits.archive, step: 'Reading the stored conversation', signal };
        return await withDeadline(options, (limited) => archive.read(contactId, request, { signal: limited }));
      } catch (thrown) {
        const error = toLiaisonError(thrown);
        if (signal.aborted || !error.retryable || failures >= TRIES) throw error;
        await pause(clock, backoff(failures, { ...Retry.page, random }), signal);
      }
    }
  }
}
