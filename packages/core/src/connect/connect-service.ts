import type { ChatTarget } from '../chat/chat-port.ts';
import type { EndReason } from '../chat/session-state.ts';
import type { ContactStore } from '../contacts/contact-store.ts';
import type { Clock } from '../platform/clock.ts';
import type { PendingStep } from '../contacts/contact-state.ts';
import { type LiaisonError, toLiaisonError } from '../platform/errors.ts';
import type { Logger } from '../platform/logger.ts';
import type { AgentConnectionStatus, AgentPort, AgentSnapshot } from './agent-port.ts';
import { chatTransitions, type TrackedChats } from './chat-lifecycle.ts';
import { ContactSteps } from './contact-steps.ts';

/** What the agent's side asks of the chats; ChatService is it. */
export interface ChatSessions {
  startSession(target: ChatTarget): Promise<void>;
  resumeSession(contactId: string): Promise<void>;
  endSession(contactId: string, reason?: EndReason): Promise<void>;
}

export interface ConnectServiceOptions {
  readonly agentPort: AgentPort;
  readonly chatService: ChatSessions;
  readonly store: ContactStore;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly onError: (error: LiaisonError) => void;
}

/**
 * The agent's session and contacts: keeps the store in step with Amazon Connect, begins a chat's session when the contact is connected
 * (also for those already connected after a reload) and ends it on every way a contact can end, and takes the agent's steps.
 * No method rejects: a contact's failed step is in its record, everything else goes to `onError`.
 */
export class ConnectService {
  readonly #options: ConnectServiceOptions;
  readonly #steps: ContactSteps;
  #stopPort: (() => void) | undefined;
  #tracked: TrackedChats = new Map();

  constructor(options: ConnectServiceOptions) {
    this.#options = options;
    this.#steps = new ContactSteps(options);
  }

  /** Begins to observe the agent's session. A second start does nothing; start, stop, start is safe at any speed. */
  start(): void {
    if (this.#stopPort) return;
    let stopped = false;
    const whileStarted =
      <Value>(handle: (value: Value) => void) =>
      (value: Value): void => {
        if (!stopped) handle(value);
      };
    const stopPort = this.#options.agentPort.start({
      status: whileStarted((status: AgentConnectionStatus) => this.#changeConnection(status)),
      snapshot: whileStarted((snapshot: AgentSnapshot) => this.#applySnapshot(snapshot)),
    });
    this.#stopPort = () => {
      stopped = true;
      stopPort();
    };
  }

  /** Stops observing. Open chats stay open; ChatService closes them when it is disposed of. */
  stop(): void {
    this.#stopPort?.();
    this.#stopPort = undefined;
  }

  /** Tries again after a failed start. */
  retry(): void {
    this.stop();
    this.start();
  }

  /**
   * While the agent holds contacts the state is queued: set at once it would end after contact work and lose what is being written.
   * The state the agent is in already is not queued; with another one queued, choosing it takes that one back
   * (amazon-connect-streams issue 1063).
   */
  async setAgentState(stateArn: string): Promise<void> {
    const { agent, order } = this.#options.store.getState();
    const enqueueNextState = order.length > 0;
    const isChosen = stateArn === (agent?.chosenState ?? agent?.state)?.arn;
    if (enqueueNextState && isChosen && !agent?.nextState) return;
    await this.#report(this.#options.agentPort.setState(stateArn, { enqueueNextState }));
  }

  acceptContact(contactId: string): Promise<void> {
    return this.#steps.take(contactId, 'accepting', () => this.#options.agentPort.acceptContact(contactId));
  }

  rejectContact(contactId: string): Promise<void> {
    return this.#steps.take(contactId, 'rejecting', () => this.#options.agentPort.rejectContact(contactId));
  }

  /** Leaves the contact; after contact work follows. */
  endContact(contactId: string): Promise<void> {
    return this.#steps.take(contactId, 'ending', () => this.#options.agentPort.leaveContact(contactId));
  }

  /** Finishes after contact work, or removes a missed, rejected or failed contact from its slot. */
  clearContact(contactId: string): Promise<void> {
    return this.#steps.take(contactId, 'clearing', () => this.#options.agentPort.clearContact(contactId));
  }

  /** Opens the channel of a chat anew after it failed. */
  retryChat(contactId: string): Promise<void> {
    return this.#report(this.#options.chatService.resumeSession(contactId));
  }

  #changeConnection(status: AgentConnectionStatus): void {
    const { logger, store } = this.#options;
    const wasConnected = store.getState().connection.name === 'connected';
    store.getState().setConnection(status);
    logger.info('The connection to Amazon Connect changed', { status: status.name });
    if (status.name === 'connected' && !wasConnected) this.#resumeFailedChats();
  }

  /** The agent's connection is back: what failed with it can go on. */
  #resumeFailedChats(): void {
    const { contacts } = this.#options.store.getState();
    for (const [contactId, tracking] of this.#tracked) {
      const state = contacts[contactId]?.chatSession?.state;
      if (tracking === 'open' && state?.name === 'failed' && state.error.retryable) void this.retryChat(contactId);
    }
  }

  #applySnapshot(snapshot: AgentSnapshot): void {
    const { chatService, store } = this.#options;
    const { tracked, begun, ended } = chatTransitions(this.#tracked, snapshot);
    const left = ended.filter((contactId) => isLeaving(store.getState().contacts[contactId]?.pending));
    this.#tracked = tracked;
    store.getState().applySnapshot(snapshot);
    this.#steps.settle();
    for (const contactId of begun) {
      void this.#report(chatService.startSession({ kind: 'contact', contactId }));
    }
    for (const contactId of ended) {
      const reason = left.includes(contactId) ? 'agent' : undefined;
      void this.#report(chatService.endSession(contactId, reason));
    }
  }

  async #report(step: Promise<void>): Promise<void> {
    try {
      await step;
    } catch (error) {
      this.#options.onError(toLiaisonError(error));
    }
  }
}

const isLeaving = (pending: PendingStep | undefined): boolean => pending?.step === 'ending' && !pending.failure;
