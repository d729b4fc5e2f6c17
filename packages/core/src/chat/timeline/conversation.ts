import type { WireItem } from '@liaison/protocol';
import type { ChatMessage, ChatSender, MessageFailure } from './chat-message.ts';
import { emptyTimeline, type Timeline } from './timeline.ts';

/** An own message that the service has not confirmed yet, or that it refused. */
export interface PendingMessage {
  /** As it is shown; its key is the client token. */
  readonly message: ChatMessage;
  /** S6: the newest service stamp (epoch ms, 0 for none) that was known when the message was first sent. */
  readonly sentAfter?: number;
  /** S3: the item that is provisionally this send. While it is set, that line stands for the message. */
  readonly echoId?: string;
}

/**
 * T3, T4, T6: the connection was lost, or the newest page is not known yet. What arrives live waits until the fill is over.
 */
export interface Fill {
  /** The request whose pages count (T5); unset while nobody fetches. */
  readonly request?: string;
  /** Pages so far, the newest first. */
  readonly pages: readonly (readonly WireItem[])[];
  /** The Ids of each page. */
  readonly pageIds: readonly ReadonlySet<string>[];
  readonly waiting: readonly WireItem[];
  /** T7: pages in a row that brought nothing new. */
  readonly barren: number;
  /** `complete`: the pages reach what is known. `stalled`: they never will (T7). */
  readonly outcome?: 'complete' | 'stalled';
  /** Where the next older page starts; unset when the service has no more. */
  readonly nextToken?: string;
}

/** T8: what is known about lines older than the oldest. */
export interface Older {
  readonly more: boolean;
  readonly request?: string;
  readonly nextToken?: string;
  readonly barren: number;
}

/** E2: where reading the transcript store stands. */
export type ArchiveReading =
  | { readonly name: 'reading'; readonly older: boolean; readonly isOwn: boolean }
  | { readonly name: 'read' }
  | { readonly name: 'failed'; readonly failure: MessageFailure };

export interface Typist {
  readonly participantId: string;
  readonly displayName?: string;
}

/** All that is known of one chat. Immutable; `reduce` makes the next one. */
export interface Conversation {
  readonly contactId: string;
  /** Our own participant id, once a channel told it. */
  readonly selfId?: string;
  /** Our own role: what a pending message shows. */
  readonly selfRole: ChatSender['role'];
  readonly timeline: Timeline;
  /** Unset while live items are applied at once. */
  readonly fill?: Fill;
  readonly pending: readonly PendingMessage[];
  /** Files that this page sends, each as it is shown; its key is the upload's. */
  readonly uploads: readonly ChatMessage[];
  /** After the end its request and token are those of the transcript store. */
  readonly older: Older;
  /** Unset while the chat lives, and where there is no transcript store. */
  readonly archive?: ArchiveReading;
  readonly typing: readonly Typist[];
  /** Stamp of each participant's newest message: a typing event from before it is late news. */
  readonly lastSpoke: Readonly<Record<string, number>>;
  /** Receipts for Ids that are not on the timeline yet. */
  readonly earlyReceipts: ReadonlyMap<string, 'delivered' | 'read'>;
  readonly unread: number;
  /** R4: the newest line that the agent is known to have seen. */
  readonly seen?: string;
  /** R4: a line that the agent has seen in another page and that is not here yet. */
  readonly seenAhead?: string;
  readonly ended: boolean;
}

export const emptyFill: Fill = { pages: [], pageIds: [], waiting: [], barren: 0 };

export const emptyConversation = (contactId: string): Conversation => ({
  contactId,
  selfRole: 'agent',
  timeline: emptyTimeline,
  fill: emptyFill,
  pending: [],
  uploads: [],
  older: { more: false, barren: 0 },
  typing: [],
  lastSpoke: {},
  earlyReceipts: new Map(),
  unread: 0,
  ended: false,
});
