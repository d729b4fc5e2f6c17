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
import { AgentObservers } from './agent-observers.ts';
import { listenToCcp } from './ccp-events.ts';
import { initCcp, isReachable, reloadCcp, type CcpFrameOptions } from './ccp-frame.ts';
import { InactivityWatch } from './inactivity-watch.ts';
import { ChatSubscription } from './chat-subscription.ts';
import { afterFact, sameStatus, STARTING, statusOf, type CcpFact } from './connection-status.ts';
import { redactStreamsLog } from './redact-log.ts';
import { SignInWatch } from './sign-in-watch.ts';
import { SilenceWatch } from './silence-watch.ts';
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
/** From a loaded frame to the worker's answer. A CCP answers while it loads; a login page never does. */
const ANSWER_LIMIT = 1_500;
const SOCKET_REBUILD_PAUSE = 5_000;
/** Between two looks whether the session still holds. */
const PROBE_PAUSE = 5_000;

/**
 * The agent's session in the CCP: brings Streams up once per page and keeps it up, tells everybody who observes the status and whole
 * snapshots, and finds its way back after a sign-out, a dead worker or an outage. Observers come and go; Streams stays.
 */
export class CcpSession {
  readonly #options: CcpSessionOptions;
  readonly #observers: AgentObservers;
  readonly #signIn: SignInWatch;
  readonly #silence: SilenceWatch;
  #health = STARTING;
  #told: AgentConnectionStatus | undefined;
  #snapshot: AgentSnapshot | undefined;
  #booting: Promise<void> | undefined;
  #libraries: { connect: StreamsApi; subscription: ChatSubscription } | undefined;
  #inactivity: InactivityWatch | undefined;
  #endsAt: number | undefined;
  #probedAt = Number.NEGATIVE_INFINITY;
  #acknowledged = false;
  #cancelStartLimit: () => void = () => {};
  #cancelRebuild: (() => void) | undefined;

  constructor(options: CcpSessionOptions) {
    const { clock } = options;
    this.#options = options;
    this.#observers = new AgentObservers(options.onError);
    this.#signIn = new SignInWatch({ clock, look: () => void this.#look(), reload: () => this.#reload() });
    this.#silence = new SilenceWatch({
      clock,
      onSilent: () => this.#learn({ name: 'agentSilent', at: clock.now() }),
      onDead: () => this.#signIn.startReloading(),
    });
  }

  observe(observer: AgentObserver): Unsubscribe {
    if (this.#libraries === undefined || this.#health.base.name === 'failed') this.#boot();
    const snapshot = this.#snapshot;
    this.#observers.guard(() => observer.status(statusOf(this.#health)));
    if (snapshot) this.#observers.guard(() => observer.snapshot(snapshot));
    if (this.#endsAt !== undefined) this.#observers.guard(() => observer.sessionEnds(this.#endsAt));
    return this.#observers.add(observer);
  }

  /** The libraries, once the agent's data is there; a typed error before. */
  use(): { connect: StreamsApi; subscription: ChatSubscription } {
    if (this.#health.base.name === 'notSignedIn') {
      throw new LiaisonError('NotSignedInError', 'Nobody is signed in to Amazon Connect');
    }
    if (this.#libraries && this.#snapshot) return this.#libraries;
    throw new LiaisonError('InvalidStateError', 'The connection to Amazon Connect does not stand yet');
  }

  /** The agent is here: an end of the session for inactivity is off. */
  showActivity(): void {
    this.#observers.guard(() => this.#inactivity?.signal());
  }

  #boot(): void {
    if (this.#booting) return;
    this.#learn({ name: 'starting' });
    this.#cancelStartLimit();
    this.#cancelStartLimit = this.#options.clock.schedule(START_LIMIT, () => this.#startTookTooLong());
    this.#booting = this.#options
      .loadLibraries()
      .then((connect) => (this.#libraries ? this.#signIn.startReloading() : this.#bringUp(connect)))
      .catch((error: unknown) => this.#learn({ name: 'failed', error: toLiaisonError(error) }))
      .finally(() => {
        this.#booting = undefined;
      });
  }

  #bringUp(connect: StreamsApi): void {
    const { clock, container } = this.#options;
    redactStreamsLog(connect);
    initCcp(connect, this.#options);
    // A load event does not bubble, but it is captured, also for the frames that replace the first.
    container.addEventListener('load', () => this.#frameLoaded(), true);
    const page = container.ownerDocument.defaultView;
    page?.addEventListener('focus', () => {
      this.#signIn.hurry();
      this.#probe();
    });
    const guard = (call: () => void): void => this.#observers.guard(call);
    const subscription = new ChatSubscription({ connect, clock, guard });
    this.#libraries = { connect, subscription };
    listenToCcp(connect, {
      subscription,
      guard,
      handlers: {
        acknowledged: () => {
          this.#acknowledged = true;
        },
        agentUpdated: () => this.#agentUpdated(connect),
        notAcknowledged: () => this.#signIn.start(),
        signedOut: () => this.#signedOut(),
        unauthorized: () => this.#unauthorized(),
        socketLost: () => this.#socketLost(subscription),
        socketOpened: () => this.#socketOpened(subscription),
        socketGivenUp: () => {
          this.#socketLost(subscription);
          this.#rebuildSocket();
        },
      },
    });
    guard(() => {
      const onWarning = (endsAt: number | undefined): void => this.#sessionEnds(endsAt);
      this.#inactivity = new InactivityWatch(connect, { clock, logger: this.#options.logger, page, onWarning });
    });
    this.#agentUpdated(connect);
  }

  #sessionEnds(endsAt: number | undefined): void {
    if (endsAt === this.#endsAt) return;
    this.#endsAt = endsAt;
    this.#observers.tell((observer) => observer.sessionEnds(endsAt));
  }

  /**
   * Whoever signs out in another tab comes back to this one. Nothing would tell before the worker's next poll, up to thirty seconds
   * later, so a small call is made now: what the service says to it is heard as any other refusal.
   */
  #probe(): void {
    const { clock } = this.#options;
    if (this.#health.base.name !== 'connected' || clock.now() - this.#probedAt < PROBE_PAUSE) return;
    this.#probedAt = clock.now();
    const { connect } = this.use();
    const ignored = { success: () => {}, failure: () => {} };
    this.#observers.guard(() => connect.core.getClient().call(connect.ClientMethods.GET_AGENT_STATES, {}, ignored));
  }

  #frameLoaded(): void {
    this.#options.clock.schedule(ANSWER_LIMIT, () => {
      if (!this.#acknowledged) this.#signIn.start();
    });
  }

  #agentUpdated(connect: StreamsApi): void {
    const data = readAgentData(connect);
    if (data === undefined) return;
    const snapshot = toSnapshot(data);
    if (this.#signIn.running && this.#cancelRebuild) this.#rebuildSocket();
    this.#signIn.stop();
    this.#cancelStartLimit();
    this.#silence.heard();
    this.#snapshot = snapshot;
    this.#learn({ name: 'agentUpdated' });
    this.#observers.tell((observer) => observer.snapshot(snapshot));
  }

  #signedOut(): void {
    this.#sessionEnds(undefined);
    this.#silence.stop();
    this.#signIn.startReloading();
    void this.#look();
  }

  /** A new frame brings a new token if the session lives; if not, the look after it finds the login page. */
  #unauthorized(): void {
    if (this.#signIn.running) return;
    this.#sessionEnds(undefined);
    this.#silence.stop();
    this.#signIn.startReloading();
  }

  #socketLost(subscription: ChatSubscription): void {
    this.#learn({ name: 'socketLost', at: this.#options.clock.now() });
    subscription.socketLost();
  }

  #socketOpened(subscription: ChatSubscription): void {
    this.#cancelRebuild?.();
    this.#cancelRebuild = undefined;
    this.#learn({ name: 'socketOpened' });
    subscription.socketOpened();
  }

  /** While nobody is signed in the frame is loaded anew for that: it needs its time. */
  #rebuildSocket(): void {
    this.#cancelRebuild?.();
    this.#cancelRebuild = this.#options.clock.schedule(SOCKET_REBUILD_PAUSE, () => {
      if (!this.#signIn.running) this.#reload();
      this.#rebuildSocket();
    });
  }

  #startTookTooLong(): void {
    if (this.#health.base.name !== 'connecting') return;
    const error = new LiaisonError('TimeoutError', 'Amazon Connect did not deliver the data of the agent in time');
    this.#learn({ name: 'failed', error });
  }

  /** Finds out why the CCP does not answer: a login page, or nothing at all. */
  async #look(): Promise<void> {
    const { ccpUrl, fetch, loginUrl } = this.#options;
    const reachable = await isReachable(ccpUrl, fetch);
    if (!this.#signIn.running) return;
    if (reachable) {
      this.#learn({ name: 'notSignedIn', loginUrl: loginUrl ?? ccpUrl });
    } else if (this.#health.base.name !== 'failed') {
      const error = new LiaisonError('CcpUnreachableError', 'The CCP of the Amazon Connect instance cannot be reached');
      this.#learn({ name: 'failed', error });
    }
  }

  #reload(): void {
    if (this.#libraries) reloadCcp(this.#libraries.connect);
  }

  #learn(fact: CcpFact): void {
    this.#health = afterFact(this.#health, fact);
    const status = statusOf(this.#health);
    if (this.#told && sameStatus(this.#told, status)) return;
    this.#told = status;
    this.#options.logger.info('The connection to the CCP changed', { status: status.name });
    this.#observers.tell((observer) => observer.status(status));
  }
}
