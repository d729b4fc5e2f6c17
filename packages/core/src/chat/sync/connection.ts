import type { WireItem } from '@liaison/protocol';
import { backoff, type Random } from '../../platform/backoff.ts';
import type { Clock } from '../../platform/clock.ts';
import { type LiaisonError, toLiaisonError } from '../../platform/errors.ts';
import type { Logger } from '../../platform/logger.ts';
import type { NewId } from '../../platform/random.ts';
import type { ChatChannel, ChatPort, ChatTarget } from '../chat-port.ts';
import type { LiveConversation } from '../live-conversation.ts';
import type { EndReason, SessionState } from '../session-state.ts';
import { catchUp, type CatchUpResult } from './catch-up.ts';
import { ChannelLink } from './channel-link.ts';
import { Retry, SessionLimits, STEADY } from './limits.ts';
import { isSettled, mayMove } from './transitions.ts';

export interface ConnectionObserver {
  state(state: SessionState): void;
  item(item: WireItem): void;
  /** Everything missed is there; what is pending may go out until `rest`, or until the signal aborts. */
  live(channel: ChatChannel, signal: AbortSignal): void;
  rest(): void;
  /** The service says that the chat is over; the reason is set when it is sure. */
  over(reason?: EndReason): void;
  error(error: LiaisonError): void;
}

interface ConnectionOptions {
  readonly target: ChatTarget;
  readonly port: ChatPort;
  readonly clock: Clock;
  readonly random: Random;
  readonly newId: NewId;
  readonly logger: Logger;
  readonly conversation: LiveConversation;
  readonly observer: ConnectionObserver;
}

/**
 * Keeps one chat connected and its conversation complete. Its states move by the table in `transitions.ts`; every state that waits has a
 * limit from `limits.ts`, after which the connection helps itself.
 */
export class Connection {
  readonly #options: ConnectionOptions;
  #state: SessionState = { name: 'idle' };
  #settled = Promise.withResolvers<void>();
  #link: ChannelLink | undefined;
  #fill = new AbortController();
  #cancelTimer: (() => void) | undefined;
  /** S8: one catch-up is through; before it nothing is sent. */
  #synced = false;
  #breaks = 0;
  #liveSince = 0;
  #deniedAt = Number.NEGATIVE_INFINITY;

  constructor(options: ConnectionOptions) {
    this.#options = options;
  }

  get state(): SessionState {
    return this.#state;
  }

  /** The open channel, with the signal that aborts when it is given up. */
  get open(): { channel: ChatChannel; signal: AbortSignal } | undefined {
    const channel = this.#link?.channel;
    return this.#link && channel && { channel, signal: this.#link.signal };
  }

  /** Resolves once the chat is live, has failed or has ended. */
  whenSettled(): Promise<void> {
    return this.#settled.promise;
  }

  /** Opens a new channel in place of the present one. */
  connect(): void {
    const { port, target, clock, random, observer } = this.#options;
    this.#unlink();
    const link = new ChannelLink({
      port,
      target,
      clock,
      random,
      observer: {
        item: (item) => observer.item(item),
        opened: () => this.#catchUp(),
        lost: () => this.open && this.#interrupted(SessionLimits.interrupted),
        ended: () => observer.over(),
        broken: (error) => this.#broken(error),
      },
      onAttempt: (attempt) => this.#move({ name: 'connecting', attempt }),
    });
    this.#link = link;
    link.open().then(
      () => {
        if (!link.signal.aborted && this.#state.name === 'connecting') this.#catchUp();
      },
      (thrown: unknown) => {
        if (!link.signal.aborted) this.#failed(toLiaisonError(thrown));
      },
    );
  }

  /** Asked for by the agent: a new channel where there is none, a new catch-up where there is one. */
  resume(): void {
    if (this.#state.name === 'live' || this.#state.name === 'catchingUp') this.#catchUp();
    else if (this.#isStuck()) this.connect();
  }

  /** The page woke up or the network is back: nobody knows what was missed meanwhile. */
  wake(): void {
    if (this.#state.name !== 'failed' || this.#state.error.retryable) this.resume();
  }

  /** S4: the service does not accept the credentials. New ones are tried once; then the chat is over, or the agent decides. */
  denied(error: LiaisonError): void {
    const { clock, target, observer, conversation } = this.#options;
    const again = clock.now() - this.#deniedAt < SessionLimits.renewal;
    this.#deniedAt = clock.now();
    if (error.name === 'ChatEndedError') observer.over();
    else if (!again) {
      conversation.dispatch({ type: 'connectionLost' });
      this.connect();
    } else if (target.kind === 'participant') observer.over('expired');
    else this.#failed(error);
  }

  /** E1: the last move. Answers false when it was made before. */
  end(reason: EndReason): boolean {
    if (this.#state.name === 'ended') return false;
    this.#unlink();
    this.#move({ name: 'ended', reason });
    return true;
  }

  /** Lets go of the channel without ending the chat. */
  close(): void {
    this.#unlink();
    this.#settled.resolve();
  }

  /** Waiting for its own next try, or for the agent's. */
  #isStuck(): boolean {
    const { name } = this.#state;
    return name === 'failed' || name === 'interrupted' || (name === 'connecting' && this.#link?.waiting === true);
  }

  #catchUp(): void {
    const { conversation, clock, random, newId, observer, target } = this.#options;
    const open = this.open;
    if (!open) return;
    this.#fill.abort();
    this.#fill = new AbortController();
    const role = target.kind === 'contact' ? 'agent' : 'customer';
    conversation.dispatch({ type: 'identified', participantId: open.channel.participantId, role });
    this.#move({ name: 'catchingUp' });
    observer.rest();
    const request = newId();
    const signal = AbortSignal.any([this.#fill.signal, open.signal]);
    void catchUp({ channel: open.channel, conversation, request, clock, random, signal }).then((result) =>
      this.#caughtUp(result, request, open),
    );
  }

  #caughtUp(
    result: CatchUpResult,
    request: string,
    { channel, signal }: { channel: ChatChannel; signal: AbortSignal },
  ): void {
    const { conversation, observer, clock } = this.#options;
    if (result.outcome === 'stale') return;
    if (result.outcome === 'failed') {
      if (isDenial(result.error)) return this.denied(result.error);
      if (!this.#synced) return this.#failed(result.error);
      conversation.dispatch({ type: 'catchUpGaveUp', request });
      observer.error(result.error);
    }
    this.#synced = true;
    this.#liveSince = clock.now();
    this.#move({ name: 'live' });
    observer.live(channel, signal);
  }

  /** T3. The port has `limit` ms to bring its socket back. */
  #interrupted(limit: number): void {
    const { conversation, clock, observer } = this.#options;
    this.#fill.abort();
    conversation.dispatch({ type: 'connectionLost' });
    observer.rest();
    if (this.#state.name !== 'interrupted') this.#move({ name: 'interrupted', since: clock.now() });
    this.#cancelTimer?.();
    this.#cancelTimer = clock.schedule(limit, () => this.connect());
  }

  /** A channel that breaks again and again is opened less and less often. */
  #broken(error: LiaisonError): void {
    const { clock, random, logger } = this.#options;
    if (isDenial(error)) return this.denied(error);
    logger.warn('The chat channel broke', { error: error.name });
    if (this.#state.name === 'live' && clock.now() - this.#liveSince > STEADY) this.#breaks = 0;
    this.#breaks += 1;
    this.#unlink();
    this.#interrupted(backoff(this.#breaks, { ...Retry.open, random }));
  }

  #failed(error: LiaisonError): void {
    const { observer, conversation } = this.#options;
    if (error.name === 'ChatEndedError') return observer.over();
    this.#unlink();
    conversation.dispatch({ type: 'connectionLost' });
    observer.rest();
    this.#move({ name: 'failed', error });
    observer.error(error);
  }

  #unlink(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    this.#fill.abort();
    this.#link?.close();
    this.#link = undefined;
    this.#options.observer.rest();
  }

  #move(state: SessionState): void {
    const { logger, observer } = this.#options;
    const from = this.#state.name;
    if (!mayMove(from, state.name)) {
      logger.error('An illegal move of a chat session was refused', { from, to: state.name });
      return;
    }
    if (state.name !== 'interrupted') this.#cancelTimer?.();
    if (isSettled(from) && !isSettled(state.name)) this.#settled = Promise.withResolvers();
    this.#state = state;
    observer.state(state);
    if (isSettled(state.name)) this.#settled.resolve();
  }
}

const isDenial = ({ name }: LiaisonError): boolean => name === 'AccessDeniedError' || name === 'ChatEndedError';
