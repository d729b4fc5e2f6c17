/**
 * What Liaison uses of the global `connect` that Streams 2.28.2 and ChatJS 5.0.0 share, and no more. Members that the libraries do
 * not document are marked; the contract tests and the real libraries in a browser hold them to it.
 */
export interface StreamsApi {
  readonly core: StreamsCore;
  readonly EventType: Record<
    | 'ACKNOWLEDGE'
    | 'ACK_TIMEOUT'
    | 'TERMINATED'
    | 'CTI_AUTHORIZE_RETRIES_EXHAUSTED'
    | 'AUTHORIZE_RETRIES_EXHAUSTED'
    | 'IFRAME_RETRIES_EXHAUSTED'
    | 'API_METRIC',
    string
  >;
  readonly AgentEvents: Record<'REFRESH', string>;
  readonly WebSocketEvents: Record<
    'INIT_FAILURE' | 'CONNECTION_OPEN' | 'CONNECTION_LOST' | 'SUBSCRIPTION_UPDATE' | 'SUBSCRIPTION_FAILURE',
    string
  >;
  readonly ClientMethods: Record<'CREATE_TRANSPORT' | 'DESTROY_CONNECTION' | 'GET_AGENT_STATES', string>;
  readonly Agent: new () => StreamsAgent;
  readonly Contact: new (contactId: string) => StreamsContact;
  readonly SessionExpirationWarningManager: new () => StreamsInactivity;
  /** Tells Amazon Connect that the agent is active; at most once a second goes out. */
  sendActivity(): void;
  readonly QuickResponses: {
    isEnabled(): Promise<unknown>;
    searchQuickResponses(query: {
      query: string;
      contactId: string;
      maxResults: number;
    }): Promise<{ readonly results?: readonly StreamsQuickResponse[] }>;
  };
  readonly LogEntry: {
    readonly prototype: { withObject: ((this: unknown, value: unknown) => unknown) & { redacts?: true } };
  };
  readonly ChatSession: ChatSessionFactory;
  /** Undocumented: what `initCCP` was given, kept by Streams for its own reloads of the frame. */
  readonly initCCPParams: object | null;
  readonly containerDiv: HTMLElement | null;
}

export interface StreamsCore {
  initCCP(container: HTMLElement, parameters: object): void;
  /** Undocumented: null until `initCCP` ran. */
  readonly upstream: object | null;
  getEventBus(): { subscribe(event: string, handler: (data: unknown) => void): { unsubscribe(): void } };
  getClient(): { call(method: string, parameters: object, callbacks: StreamsCallbacks): void };
  getWebSocketManager(): StreamsWebSocketManager;
  getAgentDataProvider(): { getAgentData(): unknown };
  /** Undocumented: takes the CCP's frame out and puts a new one in. */
  _replaceCCPIframe(container: HTMLElement, parameters: object): void;
}

export interface StreamsCallbacks {
  success(data?: unknown): void;
  failure(error?: unknown, data?: unknown): void;
}

export interface StreamsAgent {
  setState(state: object, callbacks: StreamsCallbacks, options: { enqueueNextState: boolean }): void;
  getAllQueueARNs(): readonly string[];
  /** Answers `{ endpoints }`, of all pages. */
  getEndpoints(queueArns: readonly string[], callbacks: StreamsCallbacks): void;
}

/** A quick connect of Streams, as far as it is read or given here. */
export interface StreamsEndpoint {
  readonly endpointARN: string | null;
  readonly type: string;
  readonly name: string | null;
  readonly agentLogin?: string | null;
}

export interface StreamsContact {
  accept(callbacks: StreamsCallbacks): void;
  reject(callbacks: StreamsCallbacks): void;
  clear(callbacks: StreamsCallbacks): void;
  addConnection(endpoint: StreamsEndpoint, callbacks: StreamsCallbacks): void;
  addParticipant(endpoint: StreamsEndpoint, callbacks: StreamsCallbacks): void;
}

/** As SearchQuickResponses of Amazon Q in Connect has it. */
export interface StreamsQuickResponse {
  readonly quickResponseId: string;
  readonly name: string;
  readonly shortcutKey?: string;
  readonly isActive?: boolean;
  readonly contents?: {
    readonly plainText?: { readonly content?: string };
    readonly markdown?: { readonly content?: string };
  };
  readonly attributesNotInterpolated?: readonly string[];
}

/** Streams 2.21 and later. */
export interface StreamsInactivity {
  onExpirationWarning(handler: (warning: unknown) => void): object;
  onExpirationWarningCleared(handler: () => void): object;
  onSessionExtensionError(handler: (error: unknown) => void): object;
}

export interface StreamsWebSocketManager {
  subscribeTopics(topics: readonly string[]): void;
}

export interface ChatSessionFactory {
  setGlobalConfig(configuration: { region: string; endpoint?: string }): void;
  /** Answers undefined when it fails: ChatJS catches and logs the reason. */
  create(options: {
    type: 'AGENT';
    chatDetails: {
      contactId: string;
      initialContactId: string;
      participantId: string;
      participantToken: string | undefined;
      getConnectionToken(): Promise<{ chatTokenTransport: { participantToken: string; expiry: string } }>;
    };
    options: { region: string };
    websocketManager: StreamsWebSocketManager;
  }): ChatJsSession | undefined;
}

type ChatJsListener = (event: { data?: unknown } | null) => void;

/** An agent's session. Its listeners cannot be taken off one by one. */
export interface ChatJsSession extends Record<ChatJsEvent, (listener: ChatJsListener) => void> {
  /** Resolves, or rejects with a plain object; a second call answers undefined. */
  connect(): Promise<unknown> | undefined;
  cleanUpOnParticipantDisconnect(): void;
  /** Undocumented: the only way to take the session off the shared socket. */
  readonly controller: { breakConnection(): void };
}

/** Every listener of ChatJS 5.0.0 that delivers items or says how the connection is. */
export type ChatJsEvent =
  | 'onMessage'
  | 'onTyping'
  | 'onReadReceipt'
  | 'onDeliveredReceipt'
  | 'onParticipantIdle'
  | 'onParticipantReturned'
  | 'onParticipantInvited'
  | 'onAutoDisconnection'
  | 'onParticipantDisplayNameUpdated'
  | 'onChatRehydrated'
  | 'onAuthenticationInitiated'
  | 'onAuthenticationSuccessful'
  | 'onAuthenticationFailed'
  | 'onAuthenticationTimeout'
  | 'onAuthenticationExpired'
  | 'onAuthenticationCanceled'
  | 'onEnded'
  | 'onConnectionBroken';
