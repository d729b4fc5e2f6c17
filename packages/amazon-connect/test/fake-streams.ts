import type { AgentData, ContactData } from '../src/streams/agent-data.ts';
import type { ChatJsEvent, ChatJsSession, StreamsApi, StreamsCallbacks } from '../src/streams/streams-api.ts';

/** The global `connect` as far as this package uses it, spoken through by the test. Event names are those of Streams 2.28.2. */
export class FakeStreams {
  readonly inits: object[] = [];
  readonly reloads: number[] = [];
  readonly calls: { method: string; parameters: object; callbacks: StreamsCallbacks }[] = [];
  readonly subscribedTopics: (readonly string[])[] = [];
  readonly sessions: FakeChatJsSession[] = [];
  readonly globalConfigs: object[] = [];
  readonly logged: unknown[] = [];
  readonly quickResponses = new FakeQuickResponses();
  /** How often Amazon Connect was told that the agent is active. */
  activity = 0;
  #warn: (warning: unknown) => void = () => {};
  #clearWarning: () => void = () => {};
  data: AgentData | undefined;
  createFails = false;
  readonly #handlers = new Map<string, Set<(data: unknown) => void>>();
  readonly api: StreamsApi;

  constructor() {
    const call = (method: string, parameters: object, callbacks: StreamsCallbacks): void => {
      this.calls.push({ method, parameters, callbacks });
    };
    class Contact {
      readonly contactId: string;
      constructor(contactId: string) {
        this.contactId = contactId;
      }
      accept = (callbacks: StreamsCallbacks): void => call('acceptContact', { contactId: this.contactId }, callbacks);
      reject = (callbacks: StreamsCallbacks): void => call('rejectContact', { contactId: this.contactId }, callbacks);
      clear = (callbacks: StreamsCallbacks): void => call('clearContact', { contactId: this.contactId }, callbacks);
      addConnection = (endpoint: object, callbacks: StreamsCallbacks): void =>
        call('createAdditionalConnection', { contactId: this.contactId, endpoint }, callbacks);
      addParticipant = (endpoint: object, callbacks: StreamsCallbacks): void =>
        call('addNewConnection', { contactId: this.contactId, endpoint }, callbacks);
    }
    class Agent {
      setState(state: object, callbacks: StreamsCallbacks, options: object): void {
        call('putAgentState', { state, ...options }, callbacks);
      }
      getAllQueueARNs = (): readonly string[] => ['arn:queue/support', 'arn:queue/billing'];
      getEndpoints(queueARNs: readonly string[], callbacks: StreamsCallbacks): void {
        call('getEndpoints', { queueARNs }, callbacks);
      }
    }
    const manager = {
      onExpirationWarning: (handler: (warning: unknown) => void) => (this.#warn = handler),
      onExpirationWarningCleared: (handler: () => void) => (this.#clearWarning = handler),
      onSessionExtensionError: () => ({}),
    };
    const logged = this.logged;
    const api = {
      EventType: {
        ACKNOWLEDGE: 'acknowledge',
        ACK_TIMEOUT: 'ack_timeout',
        TERMINATED: 'terminated',
        CTI_AUTHORIZE_RETRIES_EXHAUSTED: 'cti_authorize_retries_exhausted',
        AUTHORIZE_RETRIES_EXHAUSTED: 'authorize_retries_exhausted',
        IFRAME_RETRIES_EXHAUSTED: 'iframe_retries_exhausted',
        API_METRIC: 'api_metric',
      },
      AgentEvents: { REFRESH: 'agent::refresh' },
      WebSocketEvents: {
        INIT_FAILURE: 'webSocket::init_failure',
        CONNECTION_OPEN: 'webSocket::connection_open',
        CONNECTION_LOST: 'webSocket::connection_lost',
        SUBSCRIPTION_UPDATE: 'webSocket::subscription_update',
        SUBSCRIPTION_FAILURE: 'webSocket::subscription_failure',
      },
      ClientMethods: {
        CREATE_TRANSPORT: 'createTransport',
        DESTROY_CONNECTION: 'destroyConnection',
        GET_AGENT_STATES: 'getAgentStates',
      },
      SessionExpirationWarningManager: class {
        readonly onExpirationWarning = manager.onExpirationWarning;
        readonly onExpirationWarningCleared = manager.onExpirationWarningCleared;
        readonly onSessionExtensionError = manager.onSessionExtensionError;
      },
      QuickResponses: {
        isEnabled: () => this.quickResponses.isEnabled(),
        searchQuickResponses: (query: object) => this.quickResponses.search(query),
      },
      sendActivity: () => {
        this.activity += 1;
      },
      Agent,
      Contact,
      LogEntry: {
        prototype: {
          withObject(this: unknown, value: unknown) {
            logged.push(value);
            return this;
          },
        },
      },
      initCCPParams: null as object | null,
      containerDiv: null as HTMLElement | null,
      core: {
        upstream: null as object | null,
        initCCP: (container: HTMLElement, parameters: object) => {
          this.inits.push(parameters);
          api.initCCPParams = parameters;
          api.containerDiv = container;
          api.core.upstream = {};
        },
        _replaceCCPIframe: () => this.reloads.push(this.reloads.length + 1),
        getEventBus: () => ({
          subscribe: (event: string, handler: (data: unknown) => void) => {
            const handlers = this.#handlers.get(event) ?? new Set();
            this.#handlers.set(event, handlers.add(handler));
            return { unsubscribe: () => void handlers.delete(handler) };
          },
        }),
        getClient: () => ({ call }),
        getWebSocketManager: () => ({
          subscribeTopics: (topics: readonly string[]) => void this.subscribedTopics.push(topics),
        }),
        getAgentDataProvider: () => ({
          getAgentData: () => {
            if (!this.data) throw new Error('No agent data is available yet!');
            return this.data;
          },
        }),
      },
      ChatSession: {
        setGlobalConfig: (configuration: object) => void this.globalConfigs.push(configuration),
        create: (options: FakeChatJsSession['options']) => {
          if (this.createFails) return undefined;
          const session = new FakeChatJsSession(options);
          this.sessions.push(session);
          return session as unknown as ChatJsSession;
        },
      },
    };
    this.api = api;
  }

  /** An event on the bus. As Streams does, what a handler throws is swallowed. */
  emit(event: string, data?: unknown): void {
    for (const handler of this.#handlers.get(event) ?? []) {
      try {
        handler(data);
      } catch {
        // Streams logs it and goes on.
      }
    }
  }

  /** Amazon Connect will sign the agent out for inactivity; without a time it will not any more. */
  warn(warning?: unknown): void {
    if (warning === undefined) this.#clearWarning();
    else this.#warn(warning);
  }

  get handlerCount(): number {
    return [...this.#handlers.values()].reduce((sum, { size }) => sum + size, 0);
  }

  /** The worker delivers the agent's data. */
  update(data: AgentData): void {
    this.data = data;
    this.emit('agent::refresh');
  }

  lastCall(method: string) {
    const found = this.calls.findLast((one) => one.method === method);
    if (!found) throw new Error(`No call of ${method}`);
    return found;
  }
}

type SearchAnswer = ReturnType<StreamsApi['QuickResponses']['searchQuickResponses']>;

/** What an instance has of quick responses. */
export class FakeQuickResponses {
  enabled = true;
  looks = 0;
  results: Awaited<SearchAnswer>['results'] = [];
  readonly searches: object[] = [];
  answer = (): SearchAnswer => Promise.resolve({ results: this.results ?? [] });

  isEnabled(): Promise<boolean> {
    this.looks += 1;
    return Promise.resolve(this.enabled);
  }

  search(query: object): SearchAnswer {
    this.searches.push(query);
    return this.answer();
  }
}

type CreateOptions = Parameters<StreamsApi['ChatSession']['create']>[0];

/** A ChatJS session: its listeners cannot be removed, and what they throw is swallowed. */
export class FakeChatJsSession {
  readonly options: CreateOptions;
  readonly connecting = Promise.withResolvers<unknown>();
  readonly #listeners = new Map<ChatJsEvent, ((event: { data?: unknown } | null) => void)[]>();
  broken = 0;
  cleanedUp = 0;
  connects = 0;
  readonly controller = {
    breakConnection: () => {
      this.broken += 1;
    },
  };

  constructor(options: CreateOptions) {
    this.options = options;
    return new Proxy(this, {
      get(target, name) {
        if (typeof name === 'string' && name.startsWith('on')) return target.#subscriber(name as ChatJsEvent);
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  }

  connect(): Promise<unknown> {
    this.connects += 1;
    return this.connecting.promise;
  }

  cleanUpOnParticipantDisconnect(): void {
    this.cleanedUp += 1;
    this.#listeners.clear();
  }

  /** ChatJS delivers: the data comes with tokens beside it. */
  deliver(name: ChatJsEvent, data?: unknown): void {
    const chatDetails = { participantToken: 'SECRET-PT', connectionDetails: { connectionToken: 'SECRET-CT' } };
    for (const listener of this.#listeners.get(name) ?? []) {
      try {
        listener({ data, chatDetails } as { data?: unknown });
      } catch {
        // ChatJS's event bus does exactly this.
      }
    }
  }

  listens(name: ChatJsEvent): boolean {
    return this.#listeners.has(name);
  }

  #subscriber(name: ChatJsEvent) {
    return (listener: (event: { data?: unknown } | null) => void): void => {
      this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), listener]);
    };
  }
}

/** A container as far as the adapter touches it. */
export function fakeContainer() {
  const view = new EventTarget();
  const container = Object.assign(new EventTarget(), { ownerDocument: { defaultView: view } });
  return {
    view,
    element: container as unknown as HTMLElement,
    frameLoaded: () => container.dispatchEvent(new Event('load')),
  };
}

export const AVAILABLE = { agentStateARN: 'arn:state/available', type: 'routable', name: 'Available' };

export const agentData = (contacts: readonly ContactData[] = [], state: object = AVAILABLE): AgentData => ({
  snapshot: { state: { ...AVAILABLE, ...state, startTimestamp: new Date(1_000) }, contacts, skew: 0 },
  configuration: {
    name: 'Ada Larsen',
    username: 'ada',
    agentARN: 'arn:aws:connect:us-west-2:1:instance/i/agent/a',
    agentStates: [AVAILABLE, { agentStateARN: 'arn:state/lunch', type: 'not_routable', name: 'Lunch' }],
    routingProfile: {
      channelConcurrencyMap: { CHAT: 5, VOICE: 0 },
      queues: [
        { queueARN: 'arn:aws:connect:us-west-2:1:instance/i/queue/q1', name: 'Support' },
        { queueARN: 'arn:aws:connect:us-west-2:1:instance/i/queue/agent/a', name: null },
      ],
    },
  },
});

/** A chat as the agent API describes it: the agent's own connection and the customer's initial one. */
export function chatData(
  contactId: string,
  state: string,
  connections: { agent?: string; customer?: string } = {},
): ContactData {
  return {
    contactId,
    initialContactId: contactId,
    type: 'chat',
    state: { type: state, timestamp: new Date(2_000) },
    queue: { name: 'Support' },
    queueTimestamp: new Date(1_500),
    attributes: { plan: { value: 'gold' } },
    initiationMethod: 'api',
    contactFeatures: { attachmentsEnabled: true, messagingMarkdownEnabled: true },
    connections: [
      {
        connectionId: `agent-of-${contactId}`,
        type: 'agent',
        initial: false,
        endpoint: { type: 'agent', name: 'Ada Larsen', agentLogin: 'ada' },
        state: { type: connections.agent ?? state },
        chatMediaInfo: {
          customerName: 'Cleo',
          connectionData: JSON.stringify({ ConnectionAuthenticationToken: `PT-${contactId}` }),
        },
      },
      {
        connectionId: `customer-of-${contactId}`,
        type: 'inbound',
        initial: true,
        state: { type: connections.customer ?? 'connected' },
        chatMediaInfo: { customerName: 'Cleo', connectionData: '' },
      },
    ],
  };
}
