import type { AgentConnectionStatus, AgentSnapshot, ContactSnapshot } from '../connect/agent-port.ts';
import type { ChatMessage } from '../chat/timeline/chat-message.ts';
import type { Stretch } from '../chat/timeline/timeline.ts';
import type { SessionState } from '../chat/session-state.ts';

/** What the UI reads of one chat. Immutable; a new object whenever something in it changed, the same one otherwise. */
export interface ChatSessionView {
  readonly state: SessionState;
  /** Every line in order, across gaps. */
  readonly messages: readonly ChatMessage[];
  /**
   * The same lines in pieces that stay the same objects while nothing in them changes: draw by stretch and chunk, keyed by their `key`,
   * and a new line redraws one chunk only. Between two stretches messages may be missing: show the gap.
   */
  readonly stretches: readonly Stretch[];
  /** True while messages may be missing somewhere: `resumeSession` tries to fetch them again. */
  readonly hasGap: boolean;
  /** Somebody else in this chat is typing. */
  readonly isTyping: boolean;
  /** Display names of who is typing (untrusted text). */
  readonly typingNames: readonly string[];
  /** True while older messages exist that are not loaded. */
  readonly hasOlder: boolean;
  /** True while older messages are being fetched. */
  readonly loadingOlder: boolean;
  /** Messages of others that this agent has not seen. */
  readonly unread: number;
}

/** A step the agent took on a contact that Amazon Connect has not confirmed yet, or that failed. */
export interface PendingStep {
  readonly step: 'accepting' | 'rejecting' | 'ending' | 'clearing';
  readonly failure?: { readonly name: string; readonly message: string };
}

export interface ContactRecord {
  readonly contact: ContactSnapshot;
  /** Only chat contacts have one, from the accept on. */
  readonly chatSession?: ChatSessionView;
  readonly pending?: PendingStep;
}

/** What every component reads. Components never write; services do. */
export interface ContactState {
  readonly connection: AgentConnectionStatus;
  readonly agent?: AgentSnapshot['agent'];
  readonly contacts: Readonly<Record<string, ContactRecord>>;
  /** Contact ids in order of arrival. */
  readonly order: readonly string[];
  /** The contact whose conversation is open. */
  readonly selectedContactId?: string;
}
