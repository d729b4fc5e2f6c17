import type { WireItem } from '@liaison/protocol';
import type { LiaisonError } from '../platform/errors.ts';

/**
 * What a chat session needs from Amazon Connect. ChatJS (or a plain socket) delivers; sends, events and transcript go through the
 * Participant Service with the session's connection token. Implemented in `@liaison/amazon-connect`; fakes are in `core/testing`.
 * Every rejection is a LiaisonError.
 */
export interface ChatPort {
  /**
   * Opens the live channel of one chat. The observer is given at opening, so nothing can arrive before somebody listens.
   * Resolves once the channel is connected; `signal` gives up and releases everything.
   */
  open(target: ChatTarget, observer: ChatChannelObserver, options: { signal: AbortSignal }): Promise<ChatChannel>;
}

/** An agent's contact (credentials come from the agent's session), or a participant token (headless use, a customer). */
export type ChatTarget =
  | { readonly kind: 'contact'; readonly contactId: string }
  | {
      readonly kind: 'participant';
      readonly contactId: string;
      readonly participantToken: string;
      /** As StartChatContact answered it; without it no item can be told to be our own. */
      readonly participantId?: string;
    };

export interface ChatChannelObserver {
  /** A live item, at least once, in any order. Tokens are already stripped. */
  item(item: WireItem): void;
  /** The socket works (again): whatever was sent meanwhile has to be fetched. May come more than once in a row. */
  opened(): void;
  /** The socket is known to be lost. */
  lost(): void;
  /** The service says that this chat is over for this participant. */
  ended(): void;
  /** The channel cannot recover by itself; open a new one. */
  broken(error: LiaisonError): void;
}

export interface ChatChannel {
  /** This participant's id in the chat: items with it are our own. */
  readonly participantId: string;
  sendMessage(message: OutgoingMessage, options: { signal: AbortSignal }): Promise<SendReceipt>;
  sendEvent(event: OutgoingEvent, options: { signal: AbortSignal }): Promise<SendReceipt>;
  getTranscript(request: TranscriptRequest, options: { signal: AbortSignal }): Promise<TranscriptPage>;
  /** Announces a file. Where it is stored stays in the port; a repeat with the same token is the same upload. */
  startUpload(file: OutgoingFile, options: { clientToken: string; signal: AbortSignal }): Promise<StartedUpload>;
  /** A short-lived address of an approved file, good for whoever has it: fetch it when it is needed, keep it nowhere. */
  getAttachment(attachmentId: string, options: { signal: AbortSignal }): Promise<AttachmentAddress>;
  /** Leaves the chat as a customer or bot does. An agent leaves through the AgentPort. */
  disconnect(options: { signal: AbortSignal }): Promise<void>;
  /** Releases the channel without ending the chat. Idempotent; afterwards the observer hears nothing more. */
  close(): void;
}

/** `clientToken` makes a repeat safe: the service stores one message per token. `content` is limited to 16,384 bytes in UTF-8. */
export interface OutgoingMessage {
  readonly clientToken: string;
  readonly content: string;
  readonly contentType: string;
}

/** A file to send; `size` in bytes. */
export interface OutgoingFile {
  readonly name: string;
  readonly contentType: string;
  readonly size: number;
  readonly content: Blob;
}

/** An announced file. Storing and sending it are two steps; only the second makes it part of the chat. */
export interface StartedUpload {
  readonly attachmentId: string;
  /** Rejects with UploadError unless the storage took every byte. */
  put(options: { signal: AbortSignal; onProgress: (sentBytes: number) => void }): Promise<void>;
  /** Safe to repeat. */
  complete(options: { signal: AbortSignal }): Promise<void>;
}

export interface AttachmentAddress {
  /** A secret while it lasts. */
  readonly url: string;
  /** ISO 8601; undefined when the service does not say. */
  readonly expiry: string | undefined;
}

export interface OutgoingEvent {
  readonly clientToken: string;
  readonly contentType: string;
  readonly content?: string;
}

/** The service's Id and stamp (ISO 8601) for what was accepted. */
export interface SendReceipt {
  readonly id: string;
  readonly absoluteTime: string;
}

/** Pages of GetTranscript. `backward` pages from the newest (or from `nextToken`) to older ones; a page itself is always oldest first. */
export interface TranscriptRequest {
  readonly scanDirection: 'backward' | 'forward';
  /** 1 to 100. */
  readonly maxResults: number;
  readonly nextToken?: string;
  readonly startItemId?: string;
}

export interface TranscriptPage {
  readonly items: readonly WireItem[];
  readonly nextToken?: string;
}
