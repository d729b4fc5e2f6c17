import type { ChatSubscription } from './chat-subscription.ts';
import type { StreamsApi } from './streams-api.ts';

/** What Streams says about the session, in the words of those who care. */
export interface CcpEventHandlers {
  /** The CCP's worker answered: somebody is signed in. */
  readonly acknowledged: () => void;
  readonly agentUpdated: () => void;
  /** No answer within Streams' time for loading the frame (five seconds). */
  readonly notAcknowledged: () => void;
  readonly signedOut: () => void;
  /** The service does not take the session's token any more. */
  readonly unauthorized: () => void;
  readonly socketLost: () => void;
  readonly socketOpened: () => void;
  /** The worker gave its socket up for good. */
  readonly socketGivenUp: () => void;
}

/**
 * Subscribes to everything of Streams' event bus that this package uses. The bus lives as long as the page. Streams logs what a handler
 * throws and goes on, so `guard` catches it first.
 */
export function listenToCcp(
  connect: StreamsApi,
  {
    handlers,
    subscription,
    guard,
  }: {
    handlers: CcpEventHandlers;
    subscription: ChatSubscription;
    guard: (call: () => void) => void;
  },
): void {
  const { AgentEvents, EventType, WebSocketEvents } = connect;
  const table: readonly (readonly [string, (data: unknown) => void])[] = [
    [EventType.ACKNOWLEDGE, handlers.acknowledged],
    [AgentEvents.REFRESH, handlers.agentUpdated],
    [EventType.ACK_TIMEOUT, handlers.notAcknowledged],
    // Streams tries ten times, then never again.
    [EventType.IFRAME_RETRIES_EXHAUSTED, handlers.signedOut],
    [EventType.TERMINATED, handlers.signedOut],
    [EventType.AUTHORIZE_RETRIES_EXHAUSTED, handlers.signedOut],
    [EventType.CTI_AUTHORIZE_RETRIES_EXHAUSTED, handlers.signedOut],
    // The worker keeps trying for a hundred seconds before it says so otherwise, but it counts every call.
    [EventType.API_METRIC, (metric) => isUnauthorized(metric) && handlers.unauthorized()],
    [WebSocketEvents.CONNECTION_LOST, handlers.socketLost],
    [WebSocketEvents.CONNECTION_OPEN, handlers.socketOpened],
    [WebSocketEvents.INIT_FAILURE, handlers.socketGivenUp],
    [WebSocketEvents.SUBSCRIPTION_UPDATE, (update) => subscription.subscribed(update)],
    [WebSocketEvents.SUBSCRIPTION_FAILURE, () => subscription.refused()],
  ];
  const bus = connect.core.getEventBus();
  for (const [event, handler] of table) bus.subscribe(event, (data) => guard(() => handler(data)));
}

const isUnauthorized = (metric: unknown): boolean =>
  (metric as { error?: { statusCode?: unknown } | null } | null)?.error?.statusCode === 401;
