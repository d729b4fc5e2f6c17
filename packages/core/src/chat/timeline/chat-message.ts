import type { MaskedSpan } from './archived-item.ts';

/** Who wrote a message. `displayName` and everything in a message come from the customer's side and are untrusted text. */
export interface ChatSender {
  role: 'agent' | 'customer' | 'system' | 'bot' | 'supervisor' | 'unknown';
  /** True for what this agent (or this participant) wrote. */
  isSelf: boolean;
  participantId?: string;
  displayName?: string;
}

/** `event` carries a ChatEventName in `event`; `unknown` is anything whose content type we do not know, shown as a labelled fallback. */
export type ChatMessageType =
  | 'text'
  | 'markdown'
  | 'json'
  | 'interactive'
  | 'interactiveResponse'
  | 'attachment'
  | 'event'
  | 'unknown';

/** What the events of a conversation mean to a reader; those that are no line of the conversation (typing, receipts) are not here. */
export type ChatEventName =
  | 'participantJoined'
  | 'participantLeft'
  | 'participantInvited'
  | 'participantActive'
  | 'participantInactive'
  | 'participantIdle'
  | 'participantReturned'
  | 'participantAutoDisconnected'
  | 'participantRenamed'
  | 'transferSucceeded'
  | 'transferFailed'
  | 'chatEnded'
  | 'chatRehydrated'
  | 'workflowCancelled'
  | 'authenticationInitiated'
  | 'authenticationSucceeded'
  | 'authenticationFailed'
  | 'authenticationTimedOut'
  | 'authenticationExpired'
  | 'authenticationCancelled';

/**
 * Own messages: queued (waits its turn) -> sending -> sent -> delivered -> read, or failed (refused, or given up; the agent may retry or
 * discard). `uncertain`: no answer came, it is being retried with the same client token. Others' messages are `received`.
 */
export type ChatMessageStatus =
  | 'queued'
  | 'sending'
  | 'uncertain'
  | 'failed'
  | 'sent'
  | 'delivered'
  | 'read'
  | 'received';

export interface ChatAttachment {
  id: string;
  name: string;
  contentType: string;
  status: 'inProgress' | 'approved' | 'rejected' | 'unknown';
}

/** One line of a conversation, immutable. */
export interface ChatMessage {
  /** Stable for the life of the line, also when a pending message is confirmed: use it as the render key. */
  readonly key: string;
  /** The service's Id; the client token until the message is confirmed. */
  readonly id: string;
  readonly contactId: string;
  /**
   * The contact that the service filed this line under, where it is another one than `contactId`: an earlier segment of the same
   * conversation (a transfer, a persistent chat). A change between two lines is a seam.
   */
  readonly segmentContactId?: string;
  readonly content: string;
  readonly contentType: string;
  /** Milliseconds since the epoch: the service's stamp, or the local clock's while pending. Never used for order. */
  readonly timestamp: number;
  readonly sender: ChatSender;
  readonly messageType: ChatMessageType;
  readonly status: ChatMessageStatus;
  /** Set when messageType is `event`. */
  readonly event?: ChatEventName;
  readonly attachments?: readonly ChatAttachment[];
  /** Set where the transcript store leaves something of `content` out for this reader, in the order of the text. */
  readonly masked?: readonly MaskedSpan[];
  /** The reader may have what is masked shown, with a reason. */
  readonly revealable?: true;
  /** Set while this page sends the file: how far it is. */
  readonly upload?: { readonly sentBytes: number; readonly totalBytes: number };
  /** The number of the newest part, of a bot's message that arrives in parts under one Id. */
  readonly chunk?: number;
  /** Set when status is `failed`: why, in the name of a LiaisonError. */
  readonly failure?: MessageFailure;
}

export interface MessageFailure {
  readonly name: string;
  readonly message: string;
  readonly retryable: boolean;
}
