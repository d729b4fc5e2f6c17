import type { ParticipantRole, WireItem } from '@liaison/protocol';
import type { DisconnectReason } from './disconnect-reason.ts';
import type { FlowStep } from './flow-step.ts';
import type { AgentDefinition, AgentStateDefinition, ContactFlow, QuickConnect, Queue } from './instance.ts';
import type { OtherContact } from './other-contacts.ts';
import type { SegmentAttributes } from './segment-attributes.ts';
import type { AssignmentState, AttachmentState, ContactState } from './transitions.ts';
import type { Transcript } from './transcript.ts';

/** Times are milliseconds since the epoch. */
export interface Contact {
  readonly id: string;
  readonly initialContactId: string;
  /** The contact it was transferred from. */
  readonly previousContactId?: string;
  readonly initiationMethod: 'API' | 'TRANSFER' | 'MONITOR' | 'DISCONNECT';
  readonly initiatedAt: number;
  /** The one a customer came in by. */
  readonly contactFlow?: ContactFlow;
  /** Of the first one: a customer who ends the chat stays, without the agents, for the flow's disconnect steps. */
  readonly disconnectOnCustomerExit?: true;
  /** What a flow does with it before it is queued. */
  readonly steps?: readonly FlowStep[];
  queue: Queue;
  enqueuedAt?: number;
  attributes: Readonly<Record<string, string>>;
  tags?: Readonly<Record<string, string>>;
  segmentAttributes: SegmentAttributes;
  readonly supportedContentTypes: readonly string[];
  readonly customer: Participant;
  /** Shared by all contacts of one conversation. */
  readonly transcript: Transcript;
  /** Shared likewise. */
  readonly participants: Participant[];
  /** Set while and after an agent has asked for it by a quick connect. */
  readonly invitation?: Invitation;
  /** Set when it is a supervisor's, who listens to the conversation or takes part in it. */
  readonly monitoring?: Monitoring;
  /** Items of chats that this one continues. */
  past?: readonly WireItem[];
  /** The contact that this one continues or belongs to. */
  relatedContactId?: string;
  /** As set, and as counted since an agent last joined. */
  idleMinutes: IdleMinutes;
  idleInForce: IdleMinutes;
  /** Roles that have said nothing for that long. */
  readonly idle: Set<ParticipantRole>;
  state: ContactState;
  /** The agent it is offered to or who has (or had) it. */
  agentLogin?: string;
  connectedToAgentAt?: number;
  disconnectedAt?: number;
  disconnectReason?: DisconnectReason;
  authentication?: AuthenticationSession;
  /** Logins of agents who have just let it pass: it is not offered to them for a little while. */
  readonly passedBy: Set<string>;
  /** What cancels each running timer, e.g. of the chat's duration or of the time the customer has to connect. */
  readonly timers: Map<string, () => void>;
}

export type TimedRole = 'CUSTOMER' | 'AGENT';
export type IdleMinutes = { [Role in TimedRole]?: { readonly idle?: number; readonly disconnect?: number } };

export interface Invitation {
  /** The inviting agent's contact. */
  readonly fromContactId: string;
  /** By which the inviting agent's page knows it until it is accepted. */
  readonly connectionId: string;
  readonly quickConnect: QuickConnect;
  /** `transfer`: the conversation passes to whoever accepts; `join`: everybody stays. */
  readonly purpose: 'join' | 'transfer';
  /** Of the one agent it is meant for. */
  readonly login?: string;
}

export const monitorModes = ['SILENT_MONITOR', 'BARGE'] as const;
export type MonitorMode = (typeof monitorModes)[number];

export interface Monitoring {
  /** The agent's contact it was begun on. While it is silent it ends with that one. */
  readonly ofContactId: string;
  /** Of the agent there. */
  readonly agentName: string;
  /** What the supervisor may change to. */
  readonly capabilities: readonly MonitorMode[];
  mode: MonitorMode;
}

/** The customer is asked to sign in. */
export interface AuthenticationSession {
  readonly id: string;
  /** In the profile of whoever signs in. */
  readonly firstName?: string;
  /** Where the customer's page goes on, once it has asked for the address to sign in at. */
  redirectUri?: string;
}

export interface Participant {
  readonly id: string;
  /** The customer moves on with the conversation. */
  contactId: string;
  readonly role: ParticipantRole;
  /** The customer's changes with a sign-in. */
  displayName: string;
  /** The customer's identification number, where whoever began the chat named one. */
  readonly customerId?: string;
  /** Set for agents and supervisors. */
  readonly agentLogin?: string;
  /** `listening`: a supervisor, who gets everything and is seen by nobody. */
  state: 'invited' | 'joined' | 'listening' | 'left';
}

/** One agent's share in one contact: from the offer until it is cleared, it takes up a slot. */
export interface Assignment {
  readonly contact: Contact;
  readonly participant: Participant;
  /** Handed to the agent's page inside the connection's `connectionData`. */
  readonly participantToken: string;
  readonly offeredAt: number;
  state: AssignmentState;
  stateSince: number;
  /** Cleared, yet still shown and taking up its slot. */
  lingering?: true;
  /** Cancels the timer of the accept window. */
  cancelTimer: () => void;
}

export interface Attachment {
  readonly id: string;
  readonly contactId: string;
  readonly participantId: string;
  readonly name: string;
  readonly contentType: string;
  readonly sizeBytes: number;
  state: AttachmentState;
  content?: Uint8Array<ArrayBuffer>;
}

/** What an agent, or for `autoAccept` the administrator, has set. */
export interface AgentSettings {
  readonly autoAccept: boolean;
  readonly softphoneEnabled: boolean;
  readonly softphoneAutoAccept: boolean;
  readonly extension: string;
  /** E.g. `LANGUAGE`: `en_US`. */
  readonly preferences: Readonly<Record<string, string>>;
}

export interface Agent {
  readonly definition: AgentDefinition;
  settings: AgentSettings;
  readonly assignments: Map<string, Assignment>;
  /** Contacts of other channels, by id. */
  readonly otherContacts: Map<string, OtherContact>;
  state: AgentStateDefinition;
  stateSince: number;
  /** The state to take once the last contact is cleared. */
  nextState?: { readonly state: AgentStateDefinition; readonly since: number };
  /** Set while the agent is about to be signed out for doing nothing. */
  inactivity?: { readonly endsAt: number; readonly cancelTimer: () => void };
  /** Position in the order of being given work: the smallest has been idle longest. */
  idleRank: number;
  /** Grows with every change that the agent's page has to see. */
  version: number;
}
