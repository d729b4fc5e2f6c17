import type { LiaisonError } from '../platform/errors.ts';

/**
 * What the desktop needs from the agent's session in Amazon Connect (Streams). Level-triggered: every change delivers a whole
 * snapshot, so a missed event can lose nothing. Every rejection is a LiaisonError; every call has a time limit inside the adapter.
 */
export interface AgentPort {
  /** Starts the CCP and reports until the returned function is called. Safe to start again after a stop, and again after a failure. */
  start(observer: AgentObserver): () => void;
  /** Tells Amazon Connect that the agent is here, after `sessionEnds` warned. */
  showActivity(): void;
  setState(stateArn: string, options: { enqueueNextState: boolean }): Promise<void>;
  acceptContact(contactId: string): Promise<void>;
  rejectContact(contactId: string): Promise<void>;
  /** Leaves the contact (destroys the agent's own connection); after contact work follows. */
  leaveContact(contactId: string): Promise<void>;
  /**
   * The quick connects of the agent's queues that can be asked into a chat: queues, and agents other than this one. By name, each once.
   * A call that is given up by its signal rejects at once.
   */
  listQuickConnects(options: { signal: AbortSignal }): Promise<readonly QuickConnect[]>;
  /**
   * Asks a quick connect into a connected chat. Resolves once Amazon Connect has taken the request; what becomes of it is in later
   * snapshots and in the conversation.
   */
  invite(contactId: string, quickConnect: QuickConnect, options: { purpose: InvitationPurpose }): Promise<void>;
  /**
   * Hangs up one connection of a contact: takes back an invitation, takes another agent out or, with the customer's connection, ends the
   * chat for everybody.
   */
  hangUp(contactId: string, connectionId: string): Promise<void>;
  /** Finishes after contact work, or clears a missed or rejected contact. A contact that is gone already counts as cleared. */
  clearContact(contactId: string): Promise<void>;
}

/** A queue or an agent that an administrator has given a name, for agents to pass contacts to. */
export interface QuickConnect {
  readonly arn: string;
  readonly type: 'agent' | 'queue';
  readonly name: string;
}

/** `transfer`: the chat passes to whoever accepts. `join`: whoever accepts comes to those who are there (multi-party chats only). */
export type InvitationPurpose = 'transfer' | 'join';

export interface AgentObserver {
  status(status: AgentConnectionStatus): void;
  snapshot(snapshot: AgentSnapshot): void;
  /** The session ends at that time (epoch ms) for inactivity, unless the agent shows up; `undefined`: it does not any more. */
  sessionEnds(at: number | undefined): void;
}

/** Where the connection to the CCP stands. `notSignedIn`: the CCP answers once the agent signs in at `loginUrl`. */
export type AgentConnectionStatus =
  | { readonly name: 'connecting' }
  | { readonly name: 'connected' }
  | { readonly name: 'interrupted'; readonly since: number }
  | { readonly name: 'notSignedIn'; readonly loginUrl: string }
  | { readonly name: 'failed'; readonly error: LiaisonError };

export interface AgentState {
  readonly arn: string;
  readonly name: string;
  readonly type: 'routable' | 'notRoutable' | 'offline' | 'system' | 'error';
}

export interface AgentQueue {
  readonly queueId: string;
  readonly queueName: string;
}

export interface AgentSnapshot {
  readonly agent: {
    readonly arn: string;
    readonly username: string;
    readonly name: string;
    readonly state: AgentState;
    /** Epoch ms. */
    readonly stateSince: number;
    readonly nextState?: AgentState;
    /** The state that the agent chose last, where `state` says instead what contacts make of it (Busy, AfterCallWork …). */
    readonly chosenState?: AgentState;
    readonly availableStates: readonly AgentState[];
    readonly chatConcurrency: number;
    /** The queues of the agent's routing profile, without the agent's own. */
    readonly queues: readonly AgentQueue[];
  };
  /** Every contact the agent holds now, of every channel. A contact that is not in here is gone. */
  readonly contacts: readonly ContactSnapshot[];
}

/**
 * `incoming`: offered, may be accepted. `connected`: accepted and talking.
 * `ended`: after contact work. `missed`, `rejected` and `error` keep a slot until cleared.
 */
export type ContactPhase = 'incoming' | 'connected' | 'ended' | 'missed' | 'rejected' | 'error';

/** Somebody in a contact, or asked into it. */
export interface ContactParticipant {
  readonly connectionId: string;
  /** `self` is the agent of this page. `queue`: nobody yet, a queue that was asked. */
  readonly role: 'self' | 'customer' | 'agent' | 'queue' | 'supervisor';
  /** Untrusted text. */
  readonly name?: string;
  readonly state: 'invited' | 'joined' | 'left';
}

export interface ContactSnapshot {
  readonly contactId: string;
  readonly initialContactId: string;
  readonly channel: 'chat' | 'voice' | 'task' | 'email' | 'unknown';
  readonly phase: ContactPhase;
  /** Epoch ms when the phase began. */
  readonly phaseSince: number;
  /** Untrusted text. */
  readonly customerName?: string;
  readonly queueName?: string;
  readonly queueId?: string;
  /** Epoch ms when the contact entered the queue. */
  readonly queuedAt?: number;
  readonly initiationMethod?: string;
  /** Contact attributes: untrusted text. */
  readonly attributes: Readonly<Record<string, string>>;
  /** What the contact refers to, by name: addresses, mostly. Untrusted text. */
  readonly references?: Readonly<Record<string, string>>;
  /** The customer has signed in with an identity provider of the instance. */
  readonly customerVerified?: true;
  readonly autoAccept: boolean;
  readonly markdownAllowed: boolean;
  readonly attachmentsAllowed: boolean;
  /** Whether agents may be asked to join this chat beside the one it has. */
  readonly multiParty: boolean;
  /** Everybody in the contact as far as Amazon Connect tells, left ones too. */
  readonly participants: readonly ContactParticipant[];
}
