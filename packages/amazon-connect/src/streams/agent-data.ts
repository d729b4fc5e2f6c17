import type { StreamsApi } from './streams-api.ts';

/**
 * The agent's data as the CCP's worker delivers it (agent API of Streams 2.28.2: GetAgentSnapshot and GetAgentConfiguration merged).
 * It is read instead of `contact.getConnections()` and its kin, because every Connection object constructs a chat media controller,
 * also for a chat that is only ringing, and Streams caches that controller's failure for ever.
 */
export interface AgentData {
  readonly snapshot: {
    readonly state: StreamsState;
    readonly nextState?: StreamsState | null;
    /** The name of the state that the agent chose, whatever contacts make of it. */
    readonly agentAvailabilityState?: { readonly state?: string } | null;
    readonly contacts: readonly ContactData[];
    /** Server time minus the worker's, milliseconds. */
    readonly skew?: number;
  };
  readonly configuration: {
    readonly name?: string;
    readonly username?: string;
    readonly agentARN?: string;
    readonly agentStates?: readonly StreamsState[];
    readonly routingProfile?: {
      readonly channelConcurrencyMap?: Readonly<Record<string, number>>;
      readonly queues?: readonly QueueData[];
    };
  };
}

export interface QueueData {
  /** The agent's own queue has none. */
  readonly name?: string | null;
  readonly queueARN?: string;
}

export interface StreamsState {
  readonly agentStateARN?: string;
  readonly type: string;
  readonly name: string;
  readonly startTimestamp?: StreamsTime;
}

export interface ContactData {
  readonly contactId: string;
  readonly initialContactId?: string | null;
  readonly type: string;
  readonly state: { readonly type: string; readonly timestamp?: StreamsTime };
  readonly queue?: QueueData | null;
  readonly queueTimestamp?: StreamsTime;
  readonly connections: readonly ConnectionData[];
  readonly attributes?: Readonly<Record<string, { readonly value?: string } | null>> | null;
  readonly references?: Readonly<Record<string, { readonly value?: string } | null>> | null;
  readonly segmentAttributes?: Readonly<Record<string, SegmentAttribute | null>> | null;
  readonly initiationMethod?: string;
  /** Of a task or an e-mail. */
  readonly name?: string | null;
  readonly customerEndpoint?: { readonly phoneNumber?: string | null; readonly emailAddress?: string | null } | null;
  readonly contactFeatures?: {
    readonly attachmentsEnabled?: boolean;
    readonly messagingMarkdownEnabled?: boolean;
    readonly multiPartyConferenceEnabled?: boolean;
  } | null;
  /** Streams 2.25 and later. */
  readonly agentContactHandlingConfig?: { readonly autoAccept?: boolean } | null;
}

export interface SegmentAttribute {
  readonly ValueString?: string;
  readonly ValueMap?: Readonly<Record<string, SegmentAttribute | null>> | null;
}

export interface ConnectionData {
  readonly connectionId: string;
  readonly type: string;
  readonly initial?: boolean;
  readonly state: { readonly type: string };
  readonly chatMediaInfo?: { readonly customerName?: string; readonly connectionData?: string } | null;
  readonly endpoint?: {
    readonly type?: string;
    readonly name?: string | null;
    readonly agentLogin?: string | null;
    readonly phoneNumber?: string | null;
    readonly emailAddress?: string | null;
    readonly queue?: { readonly name?: string } | null;
  } | null;
  /** How the one who was asked is called in the list of quick connects. */
  readonly quickConnectName?: string | null;
  /** Of a supervisor: `SILENT_MONITOR` or `BARGE`. */
  readonly monitorStatus?: string | null;
}

/** A Date here; its forms in other versions of the worker are read too. */
export type StreamsTime = Date | number | string | null;

/** The newest data, or undefined while the CCP has not delivered any. */
export function readAgentData(connect: StreamsApi): AgentData | undefined {
  try {
    return connect.core.getAgentDataProvider().getAgentData() as AgentData;
  } catch {
    // Streams throws a StateError until the first update.
    return undefined;
  }
}

export const findContact = (data: AgentData | undefined, contactId: string): ContactData | undefined =>
  data?.snapshot.contacts.find((contact) => contact.contactId === contactId);

/** The agent's own connection; a supervisor who monitors has one of type `monitoring`. */
export const findAgentConnection = (contact: ContactData): ConnectionData | undefined =>
  contact.connections.find(({ type }) => type === 'agent' || type === 'monitoring');
