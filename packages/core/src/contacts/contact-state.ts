import type {
  AgentConnectionStatus,
  AgentSnapshot,
  ContactSnapshot,
  InvitationPurpose,
  QuickConnect,
} from '../connect/agent-port.ts';
import type { ChatMessage } from '../chat/timeline/chat-message.ts';
import type { ArchiveReading } from '../chat/timeline/conversation.ts';
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
  /** Once the chat is over: where reading the transcript store stands. Unset while the chat lives, and without a store. */
  readonly archive: ArchiveReading | undefined;
  /** Messages of others that this agent has not seen. */
  readonly unread: number;
}

/**
 * A quick connect that was asked into a chat, and what became of it. `asking`: the request is on its way. `ringing`: somebody may accept
 * it. `callingOff`: the agent takes it back. The others are its end: `joined`, `turnedDown` (nobody came), `calledOff`, `failed` (with the
 * reason). That the chat passed on is told by the chat's own end.
 */
export interface Invitation {
  readonly quickConnect: Pick<QuickConnect, 'name' | 'type'> & { readonly arn?: string };
  readonly purpose: InvitationPurpose;
  readonly state: 'asking' | 'ringing' | 'callingOff' | 'joined' | 'turnedDown' | 'calledOff' | 'failed';
  /** Epoch ms when the state began. */
  readonly since: number;
  /** Why it failed, or why it could not be called off. */
  readonly failure?: { readonly name: string; readonly message: string };
}

/** A step the agent took on a contact that Amazon Connect has not confirmed yet, or that failed. */
export interface PendingStep {
  readonly step: 'accepting' | 'rejecting' | 'ending' | 'leaving' | 'removing' | 'clearing';
  /** Whose connection is hung up, for `removing`. */
  readonly connectionId?: string;
  readonly failure?: { readonly name: string; readonly message: string };
}

export interface ContactRecord {
  readonly contact: ContactSnapshot;
  /** Only chat contacts have one, from the accept on. */
  readonly chatSession?: ChatSessionView;
  readonly pending?: PendingStep;
  /** The newest invitation into this chat; kept until the agent puts it away or makes another. */
  readonly invitation?: Invitation;
}

/** A state that the agent has chosen. */
export interface StateChange {
  readonly arn: string;
  readonly failure?: { readonly name: string; readonly message: string };
}

/** What every component reads. Components never write; services do. */
export interface ContactState {
  readonly connection: AgentConnectionStatus;
  readonly agent?: AgentSnapshot['agent'];
  /** Epoch ms at which Amazon Connect signs the agent out for inactivity; absent while nothing of that is announced. */
  readonly sessionEndsAt?: number | undefined;
  /** A change of the agent's state that Amazon Connect has not answered yet, or that failed. */
  readonly stateChange?: StateChange | undefined;
  readonly contacts: Readonly<Record<string, ContactRecord>>;
  /** Contact ids in order of arrival. */
  readonly order: readonly string[];
  /** The contact whose conversation is open. */
  readonly selectedContactId?: string;
}
