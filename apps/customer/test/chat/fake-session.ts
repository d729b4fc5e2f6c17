import type { WireItem } from '@liaison/protocol';
import type { ChatJsSession, TranscriptPage, TranscriptRequest } from '../../src/chat/chatjs.ts';

type Handler = (event: { data: unknown }) => void;

/** A ChatJS session whose calls answer when the test says so. */
export class FakeSession implements ChatJsSession {
  readonly requests: TranscriptRequest[] = [];
  readonly #handlers = new Map<string, Handler>();
  #connect = Promise.withResolvers<unknown>();
  #pages: (TranscriptPage | Error)[] = [];

  /** The answers to the next calls of getTranscript, in order; the last one stays. */
  answerTranscript(...pages: (readonly WireItem[] | TranscriptPage | Error)[]): void {
    this.#pages = pages.map((page) => (Array.isArray(page) ? { Transcript: page } : (page as TranscriptPage | Error)));
  }

  connected(): void {
    this.#connect.resolve({});
    this.emit('established');
  }

  refused(error: unknown): void {
    this.#connect.reject(error);
  }

  emit(name: string, data?: unknown): void {
    this.#handlers.get(name)?.({ data });
  }

  connect = (): Promise<unknown> => this.#connect.promise;
  onConnectionEstablished = (handler: Handler): void => void this.#handlers.set('established', handler);
  onConnectionLost = (handler: Handler): void => void this.#handlers.set('lost', handler);
  onConnectionBroken = (handler: Handler): void => void this.#handlers.set('broken', handler);
  onEnded = (handler: Handler): void => void this.#handlers.set('ended', handler);
  onMessage = (handler: Handler): void => void this.#handlers.set('message', handler);
  onTyping = (handler: Handler): void => void this.#handlers.set('typing', handler);
  onReadReceipt = (handler: Handler): void => void this.#handlers.set('read', handler);
  onDeliveredReceipt = (handler: Handler): void => void this.#handlers.set('delivered', handler);

  async getTranscript(request: TranscriptRequest): Promise<{ data: TranscriptPage }> {
    this.requests.push(request);
    const page = this.#pages.length > 1 ? this.#pages.shift() : this.#pages[0];
    if (page instanceof Error) throw page;
    return { data: page ?? { Transcript: [] } };
  }

  sendMessage = async (): Promise<{ data: { Id: string } }> => ({ data: { Id: 'sent' } });
  sendEvent = async (): Promise<unknown> => ({});
  disconnectParticipant = async (): Promise<unknown> => ({});
}
