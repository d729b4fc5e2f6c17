import {
  LiaisonError,
  toLiaisonError,
  type AgentConnectionStatus,
  type AgentObserver,
  type AgentSnapshot,
  type Clock,
  type Logger,
  type Unsubscribe,
} from '@liaison/core';
import { readAgentData } from './agent-data.ts';
import { initCcp, isReachable, reloadCcp, type CcpFrameOptions } from './ccp-frame.ts';
import { ChatSubscription } from './chat-subscription.ts';
import { afterFact, sameStatus, STARTING, statusOf, type CcpFact, type CcpHealth } from './connection-status.ts';
import { redactStreamsLog } from './redact-log.ts';
import { SignInWatch } from './sign-in-watch.ts';
import type { StreamsApi } from './streams-api.ts';
import { toSnapshot } from './to-snapshot.ts';

export interface CcpSessionOptions extends CcpFrameOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly onError: (error: LiaisonError) => void;
  readonly fetch: typeof fetch;
  readonly loadLibraries: () => Promise<StreamsApi>;
}

/** Milliseconds. From the start to the first data of the agent. */
const START_LIMIT = 30_000;
/** The worker polls the agent's data with a limit of 30 s and tells every answer: this long without one is an outage. */
const SILENCE_LIMIT = 75_000;
const SILENCE_BEFORE_RELOAD = 30_000;
const SOCKET_REBUILD_PAUSE = 5_000;

/**
 * The agent's session in the CCP: brings Streams up once per page and keeps it up, tells everybody who observes the status and whole
 * snapshots, and finds its way back after a sign-out, a dead worker or an outage. Observers come and go; Streams stays.
 */
export class CcpSession {
  readonly #options: CcpSessionOptions;
  readonly #observers = new Set<AgentObserver>();
  readonly #signIn: SignInWatch;
  #health: CcpHealth = STARTING;
  #told: AgentConnectionStatus | undefined;
  #snapshot: AgentSnapshot | undefined;
  #booting: Promise<void> | undefined;
  #connect: StreamsApi | undefined;
  #subscription: ChatSubscription | undefined;
  #cancelStartLimit: () => void = () => {};
  #cancelSilence: () => void = () => {};
  #cancelRebuild: () => void = () => {};

  constructor(options: CcpSessionOptions) {
    this.#options = options;
    this.#signIn = new SignInWatch({
      clock: options.clock,
      look: () => void this.#look(),
      reload: () => this.#reload(),
    });
  }

  observe(observer: AgentObserver): Unsubscribe {
    if (this.#connect === undefined || this.#health.base.name === 'failed') this.#boot();
    this.#observers.add(observer);
    this.#guard(() => observer.status(statusOf(this.#health)));
    const snapshot = this.#snapshot;
    if (snapshot) this.#guard(() => observer.snapshot(snapshot));
    return () => this.#observers.delete(observer);
  }

  /** The libraries, once the agent's data is there; a typed error before. */
  use(): { connect: StreamsApi; subscription: ChatSubscription } {
    if (this.#connect === undefined || this.#subscription === undefined || this.#snapshot === undefined) {
      throw this.#health.base.name === 'notSignedIn'
        ? new LiaisonError('NotSignedInError', 'Nobody is signed in to Amazon Connect')
        : new LiaisonError('InvalidStateError', 'The connection to Amazon Connect does not stand yet');
    }
    return { connect: this.#connect, subscription: this.#subscription };
  }

  #boot(): void {
    if (this.#booting) return;
    this.#learn({ name: 'starting' });
    this.#cancelStartLimit = this.#options.clock.schedule(START_LIMIT, () => this.#startTookTooLong());
    this.#booting = this.#options
      .loadLibraries()
      .then((connect) => this.#bringUp(connect))
      .catch((error: unknown) => this.#learn({ name: 'failed', error: toLiaisonError(error) }))
      .finally(() => {
        this.#booting = undefined;
      });
  }

  #bringUp(connect: StreamsApi): void {
    if (this.#connect !== undefined) {
      this.#signIn.startReloading();
      return;
    }
    redactStreamsLog(connect);
    initCcp(connect, this.#options);
    this.#connect = connect;
    this.#subscription = new ChatSubscription({
      connect,
      clock: this.#options.clock,
      onError: (error) => this.#options.onError(toLiaisonError(error)),
    });
    this.#listen(connect, this.#subscription);
    if (readAgentData(connect)) this.#agentUpdated(connect);
  }

  #listen(connect: StreamsApi, subscription: ChatSubscription): void {
    const { AgentEvents, EventType, WebSocketEvents } = connect;
    const signedOut = (): void => {
      this.#signIn.startReloading();
      void this.#look();
    };
    const socketLost = (): void => {
      this.#learn({ name: 'socketLost', at: this.#options.clock.now() });
      subscription.socketLost();
    };
    const handlers: readonly (readonly [string, (data: unknown) => void])[] = [
      [AgentEvents.REFRESH, () => this.#agentUpdated(connect)],
      [EventType.ACK_TIMEOUT, () => this.#signIn.start()],
      [EventType.IFRAME_RETRIES_EXHAUSTED, signedOut],
      [EventType.TERMINATED, signedOut],
      [EventType.AUTHORIZE_RETRIES_EXHAUSTED, signedOut],
      [EventType.CTI_AUTHORIZE_RETRIES_EXHAUSTED, signedOut],
      [WebSocketEvents.CONNECTION_LOST, socketLost],
      [WebSocketEvents.CONNECTION_OPEN, () => this.#socketOpened(subscription)],
      [WebSocketEvents.CONNECTION_GAIN, () => this.#learn({ name: 'socketOpened' })],
      [WebSocketEvents.SUBSCRIPTION_UPDATE, (update) => subscription.subscribed(update)],
      [WebSocketEvents.SUBSCRIPTION_FAILURE, () => subscription.refused()],
      [
        WebSocketEvents.INIT_FAILURE,
        () => {
          socketLost();
          this.#rebuildSocket();
        },
      ],
    ];
    // Streams logs what a handler throws and goes on; it is an error of ours and has to be seen.
    for (const [event, handler] of handlers) {
      connect.core.getEventBus().subscribe(event, (data) => this.#guard(() => handler(data)));
    }
  }

  #agentUpdated(connect: StreamsApi): void {
    const data = readAgentData(connect);
    if (data === undefined) return;
    this.#signIn.stop();
    this.#cancelStartLimit();
    this.#cancelSilence();
    this.#cancelSilence = this.#options.clock.schedule(SILENCE_LIMIT, () => this.#silent());
    const snapshot = toSnapshot(data);
    this.#snapshot = snapshot;
    this.#learn({ name: 'agentUpdated' });
    for (const observer of this.#observers) this.#guard(() => observer.snapshot(snapshot));
  }

  #socketOpened(subscription: ChatSubscription): void {
    this.#cancelRebuild();
    this.#learn({ name: 'socketOpened' });
    subscription.socketOpened();
  }

  #silent(): void {
    this.#learn({ name: 'agentSilent', at: this.#options.clock.now() });
    this.#cancelSilence = this.#options.clock.schedule(SILENCE_BEFORE_RELOAD, () => this.#signIn.startReloading());
  }

  #rebuildSocket(): void {
    this.#cancelRebuild();
    this.#cancelRebuild = this.#options.clock.schedule(SOCKET_REBUILD_PAUSE, () => {
      this.#reload();
      this.#rebuildSocket();
    });
  }

  #startTookTooLong(): void {
    if (this.#health.base.name !== 'connecting') return;
    const error = new LiaisonError('TimeoutError', 'Amazon Connect did not deliver the data of the agent in time');
    this.#learn({ name: 'failed', error });
  }

  async #look(): Promise<void> {
    const { ccpUrl, fetch, loginUrl } = this.#options;
    const reachable = await isReachable(ccpUrl, fetch);
    if (!this.#signIn.running) return;
    if (reachable) this.#learn({ name: 'notSignedIn', loginUrl: loginUrl ?? ccpUrl });
    else if (this.#health.base.name !== 'failed') {
      const error = new LiaisonError('CcpUnreachableError', 'The CCP of the Amazon Connect instance cannot be reached');
      this.#learn({ name: 'failed', error });
    }
  }

  #reload(): void {
    if (this.#connect) reloadCcp(this.#connect);
  }

  #learn(fact: CcpFact): void {
    this.#health = afterFact(this.#health, fact);
    const status = statusOf(this.#health);
    if (this.#told && sameStatus(this.#told, status)) return;
    this.#told = status;
    this.#options.logger.info('The connection to the CCP changed', { status: status.name });
    for (const observer of this.#observers) this.#guard(() => observer.status(status));
  }

  #guard(call: () => void): void {
    try {
      call();
    } catch (error) {
      this.#options.onError(toLiaisonError(error));
    }
  }
}
