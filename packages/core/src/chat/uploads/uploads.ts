import { backoff, type Random } from '../../platform/backoff.ts';
import type { Clock } from '../../platform/clock.ts';
import { pause, withDeadline } from '../../platform/deadline.ts';
import { type LiaisonError, toLiaisonError } from '../../platform/errors.ts';
import type { NewId } from '../../platform/random.ts';
import type { ChatChannel, OutgoingFile, StartedUpload } from '../chat-port.ts';
import type { LiveConversation } from '../live-conversation.ts';
import { toFailure } from '../outbox/outbox.ts';
import { Retry, SessionLimits } from '../sync/limits.ts';
import type { ChatMessageStatus } from '../timeline/chat-message.ts';

interface UploadsOptions {
  readonly conversation: LiveConversation;
  readonly clock: Clock;
  readonly random: Random;
  readonly newId: NewId;
}

/** One file from the agent's choice to its place in the conversation. */
interface Upload {
  readonly file: OutgoingFile;
  readonly clientToken: string;
  readonly cancel: AbortController;
  /** Set once the bytes are stored: a retry then only asks again that they be sent, or the file would be there twice. */
  stored?: StartedUpload;
}

/** So many times the sending of a stored file is asked for again by itself. */
const COMPLETIONS = 5;

/**
 * The files that this page sends, one at a time (A1-A4). A file lives in the page where it was chosen; no other page can send it, so none
 * can send it twice.
 */
export class Uploads {
  readonly #options: UploadsOptions;
  readonly #files = new Map<string, Upload>();
  #channel: ChatChannel | undefined;
  #signal: AbortSignal = AbortSignal.abort();
  #busy = false;

  constructor(options: UploadsOptions) {
    this.#options = options;
  }

  resume(channel: ChatChannel, signal: AbortSignal): void {
    this.#channel = channel;
    this.#signal = signal;
    void this.#sendAll();
  }

  /** No new file is begun; one on its way goes on, it needs no socket. */
  rest(): void {
    this.#channel = undefined;
  }

  /** Queues the file and answers its key. */
  add(file: OutgoingFile): string {
    const { conversation, newId, clock } = this.#options;
    const key = newId();
    const { name, contentType, size } = file;
    this.#files.set(key, { file, clientToken: key, cancel: new AbortController() });
    conversation.dispatch({ type: 'uploadQueued', key, name, contentType, size, at: clock.now() });
    void this.#sendAll();
    return key;
  }

  /** Sends a failed file again. Answers false when the key is none of an upload. */
  retry(key: string): boolean {
    const upload = this.#files.get(key);
    if (!upload) return false;
    if (this.#statusOf(key) !== 'failed') return true;
    const { file, stored } = upload;
    const clientToken = stored ? upload.clientToken : this.#options.newId();
    this.#files.set(key, { file, clientToken, cancel: new AbortController(), ...(stored && { stored }) });
    this.#options.conversation.dispatch({ type: 'uploadRetried', key });
    void this.#sendAll();
    return true;
  }

  /** Takes a file back, in mid-upload too. Once it is stored and being sent it can only be waited for. */
  cancel(key: string): boolean {
    const upload = this.#files.get(key);
    if (!upload) return false;
    if (upload.stored && this.#statusOf(key) !== 'failed') return true;
    this.#files.delete(key);
    upload.cancel.abort();
    this.#options.conversation.dispatch({ type: 'uploadRemoved', key });
    return true;
  }

  /** Gives every file up. */
  stop(): void {
    this.rest();
    for (const { cancel } of this.#files.values()) cancel.abort();
    this.#files.clear();
  }

  #statusOf(key: string): ChatMessageStatus | undefined {
    return this.#options.conversation.current?.uploads.find((message) => message.key === key)?.status;
  }

  async #sendAll(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      for (let key = this.#next(); key !== undefined; key = this.#next()) await this.#sendOne(key);
    } finally {
      this.#busy = false;
    }
  }

  #next(): string | undefined {
    if (!this.#channel || this.#signal.aborted) return undefined;
    return this.#options.conversation.current?.uploads.find(({ status }) => status === 'queued')?.key;
  }

  async #sendOne(key: string): Promise<void> {
    const { conversation } = this.#options;
    const upload = this.#files.get(key);
    const channel = this.#channel;
    if (!upload || !channel) {
      conversation.dispatch({ type: 'uploadRemoved', key });
      return;
    }
    const signal = AbortSignal.any([upload.cancel.signal, this.#signal]);
    try {
      conversation.dispatch({ type: 'uploadProgressed', key, sentBytes: 0 });
      upload.stored ??= await this.#store(key, upload, channel, signal);
      await this.#complete(upload.stored, signal);
      conversation.dispatch({ type: 'uploadSent', key });
      this.#files.delete(key);
    } catch (thrown) {
      if (upload.cancel.signal.aborted) return;
      const error = toLiaisonError(thrown);
      if (!mayHaveBeenSent(error)) delete upload.stored;
      conversation.dispatch({ type: 'uploadFailed', key, failure: toFailure(error) });
    }
  }

  /** A3: only what the storage took is a file. */
  async #store(key: string, upload: Upload, channel: ChatChannel, signal: AbortSignal): Promise<StartedUpload> {
    const { conversation } = this.#options;
    const { file, clientToken } = upload;
    const started = await this.#limited(signal, (limited) =>
      channel.startUpload(file, { clientToken, signal: limited }),
    );
    conversation.dispatch({ type: 'uploadStarted', key, attachmentId: started.attachmentId });
    await started.put({
      signal,
      onProgress: (sentBytes) => conversation.dispatch({ type: 'uploadProgressed', key, sentBytes }),
    });
    return started;
  }

  /** Asked for again while nobody knows whether it took effect: the client token makes that safe. */
  async #complete(stored: StartedUpload, signal: AbortSignal): Promise<void> {
    const { clock, random } = this.#options;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#limited(signal, (limited) => stored.complete({ signal: limited }));
      } catch (thrown) {
        const error = toLiaisonError(thrown);
        if (!error.retryable || attempt >= COMPLETIONS || signal.aborted) throw error;
        await pause(clock, backoff(attempt, { ...Retry.send, random }), signal);
      }
    }
  }

  #limited<Value>(signal: AbortSignal, run: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
    const { clock } = this.#options;
    return withDeadline({ clock, limit: SessionLimits.send, step: 'Sending a file', signal }, run);
  }
}

const mayHaveBeenSent = ({ name }: LiaisonError): boolean =>
  name === 'NetworkError' || name === 'TimeoutError' || name === 'ThrottledError' || name === 'ServiceError';
