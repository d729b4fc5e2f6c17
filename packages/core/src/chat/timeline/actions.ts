import type { WireItem } from '@liaison/protocol';
import type { ArchivedItem } from './archived-item.ts';
import type { ChatMessage, ChatSender, MessageFailure } from './chat-message.ts';
import type { Typist } from './conversation.ts';

/** An unsent message as it comes back after a reload. */
export interface RestoredMessage {
  readonly clientToken: string;
  readonly content: string;
  readonly contentType: string;
  /** Epoch ms of the local clock. */
  readonly queuedAt: number;
  readonly status: 'queued' | 'uncertain' | 'failed';
  /** As in PendingMessage. */
  readonly sentAfter?: number;
  readonly failure?: MessageFailure;
}

/** Everything that can happen to a conversation. `request` ties a page to the fetch it answers; `at` is epoch ms of the clock. */
export type ConversationAction =
  | { readonly type: 'identified'; readonly participantId: string; readonly role?: ChatSender['role'] }
  | { readonly type: 'itemReceived'; readonly item: WireItem }
  | { readonly type: 'connectionLost' }
  | { readonly type: 'catchUpStarted'; readonly request: string }
  | {
      readonly type: 'pageReceived';
      readonly request: string;
      readonly items: readonly WireItem[];
      readonly nextToken?: string;
    }
  | { readonly type: 'catchUpFinished'; readonly request: string }
  | { readonly type: 'catchUpGaveUp'; readonly request: string }
  | { readonly type: 'olderRequested'; readonly request: string }
  | {
      readonly type: 'olderPageReceived';
      readonly request: string;
      readonly items: readonly WireItem[];
      readonly nextToken?: string;
    }
  | { readonly type: 'olderFailed'; readonly request: string }
  /** A read of the transcript store begins: of its newest end, or of what is `older`. `isOwn`: the contact is this agent's. */
  | { readonly type: 'archiveRequested'; readonly request: string; readonly older: boolean; readonly isOwn: boolean }
  | {
      readonly type: 'archivePageReceived';
      readonly request: string;
      readonly items: readonly ArchivedItem[];
      readonly nextToken?: string;
    }
  | { readonly type: 'archiveFailed'; readonly request: string; readonly failure: MessageFailure }
  /** The item with nothing left out. */
  | { readonly type: 'lineRevealed'; readonly item: ArchivedItem }
  | {
      readonly type: 'messageQueued';
      readonly clientToken: string;
      readonly content: string;
      readonly contentType: string;
      readonly at: number;
    }
  | { readonly type: 'outboxRestored'; readonly messages: readonly RestoredMessage[]; readonly seen?: string }
  | { readonly type: 'sendStarted'; readonly clientToken: string; readonly sentAfter?: number }
  | { readonly type: 'sendAccepted'; readonly clientToken: string; readonly id: string; readonly absoluteTime: string }
  | { readonly type: 'sendUncertain'; readonly clientToken: string }
  | { readonly type: 'sendRefused'; readonly clientToken: string; readonly failure: MessageFailure }
  | { readonly type: 'retry'; readonly clientToken: string }
  | { readonly type: 'discard'; readonly clientToken: string }
  | {
      readonly type: 'uploadQueued';
      readonly key: string;
      readonly name: string;
      readonly contentType: string;
      /** Bytes. */
      readonly size: number;
      readonly at: number;
    }
  | { readonly type: 'uploadStarted'; readonly key: string; readonly attachmentId: string }
  | { readonly type: 'uploadProgressed'; readonly key: string; readonly sentBytes: number }
  | { readonly type: 'uploadSent' | 'uploadRetried' | 'uploadRemoved'; readonly key: string }
  | { readonly type: 'uploadFailed'; readonly key: string; readonly failure: MessageFailure }
  /** Up to the line named, or everything. */
  | { readonly type: 'seen'; readonly upTo?: string }
  | { readonly type: 'typingChanged'; readonly participant: Typist; readonly isTyping: boolean }
  | { readonly type: 'ended'; readonly failure: MessageFailure };

export type ActionOf<Type extends ConversationAction['type']> = Extract<ConversationAction, { type: Type }>;

/** The next conversation, and which lines the action brought or changed. */
export interface Step<State> {
  readonly conversation: State;
  readonly added: readonly ChatMessage[];
  readonly changed: readonly ChatMessage[];
}
