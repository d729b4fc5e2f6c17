import type { ChatTarget } from '../chat/chat-port.ts';
import type { EndReason } from '../chat/session-state.ts';
import type { ChatEvents } from '../chat/chat-events.ts';
import { intendedEnd } from '../chat/end-reason.ts';
import type { ContactRecord } from '../contacts/contact-state.ts';
import type { ContactStore } from '../contacts/contact-store.ts';
import { customerIn, goesOnWithout } from '../contacts/participants.ts';
import type { Clock } from '../platform/clock.ts';
import type { Unsubscribe } from '../platform/emitter.ts';
import { LiaisonError, toLiaisonError } from '../platform/errors.ts';
import type { Logger } from '../platform/logger.ts';
import type {
  AgentConnectionStatus,
  AgentPort,
  AgentSnapshot,
  ContactSnapshot,
  InvitationPurpose,
  QuickConnect,
} from './agent-port.ts';
import { chatTransitions, type TrackedChats } from './chat-lifecycle.ts';
import { ContactSteps } from './contact-steps.ts';
import { isOpen } from './invitation.ts';
import { Invitations } from './invitations.ts';

/** What the agent's side asks of the chats; ChatService is it. */
export interface ChatSessions {
  startSession(target: ChatTarget): Promise<void>;
  reviewSession(contactId: string): Promise<void>;
  resumeSession(contactId: string): Promise<void>;
  endSession(contactId: string, reason?: EndReason): Promise<void>;
  on(event: 'message', listener: (payload: ChatEvents['message']) => void): Unsubscribe;
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
 * (also for those already connected after a reload), shows those that were over by then, ends a session on every way a contact can end, and
 * takes the agent's steps.
 * No method but `listQuickConnects` rejects: a contact's failed step is in its record, everything else goes to `onError`.
 */
export class ConnectService {
  readonly #options: ConnectServiceOptions;
  readonly #steps: ContactSteps;
  readonly #invitations: Invitations;
  #stopPort: (() => void) | undefined;
  #tracked: TrackedChats = new Map();

  constructor(options: ConnectServiceOptions) {
    this.#options = options;
    this.#steps = new ContactSteps(options);
    this.#invitations = new Invitations({
      ...options,
      onSuccessor: (contactId) => void this.leaveContact(contactId),
    });
  }

  /** Begins to observe the agent's session. A second start does nothing; start, stop, start is safe at any speed. */
  start(): void {
    if (this.#stopPort) return;
    const { store } = this.#options;
    let stopped = false;
    const whileStarted =
      <Value>(handle: (value: Value) => void) =>
      (value: Value): void => {
        if (!stopped) handle(value);
      };
    const stopPort = this.#options.agentPort.start({
      status: whileStarted((status: AgentConnectionStatus) => this.#changeConnection(status)),
      snapshot: whileStarted((snapshot: AgentSnapshot) => this.#applySnapshot(snapshot)),
      sessionEnds: whileStarted((at: number | undefined) => store.getState().setSessionEnd(at)),
    });
    const stopListening = this.#options.chatService.on('message', ({ contactId, message }) => {
      if (message.event === 'transferFailed') this.#invitations.turnedDown(contactId);
    });
    this.#stopPort = () => {
      stopped = true;
      stopListening();
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
    const { store } = this.#options;
    const change = { arn: stateArn };
    store.getState().setStateChange(change);
    try {
      await this.#options.agentPort.setState(stateArn, { enqueueNextState });
      if (store.getState().stateChange === change) store.getState().setStateChange(undefined);
    } catch (thrown) {
      const error = toLiaisonError(thrown);
      this.#options.onError(error);
      if (store.getState().stateChange !== change) return;
      store.getState().setStateChange({ ...change, failure: { name: error.name, message: error.message } });
    }
  }

  /** The agent has read why a change of state failed. */
  putAwayStateChange(): void {
    this.#options.store.getState().setStateChange(undefined);
  }

  /** The agent is here: Amazon Connect need not end the session for inactivity. */
  showActivity(): void {
    this.#options.agentPort.showActivity();
  }

  acceptContact(contactId: string): Promise<void> {
    return this.#steps.take(contactId, 'accepting', () => this.#options.agentPort.acceptContact(contactId));
  }

  rejectContact(contactId: string): Promise<void> {
    return this.#steps.take(contactId, 'rejecting', () => this.#options.agentPort.rejectContact(contactId));
  }

  /**
   * Ends the chat for everybody; after contact work follows. As the last agent one leaves. Where others would stay the customer is hung
   * up, with whom every chat ends (administrator guide, multi-party chat).
   */
  endContact(contactId: string): Promise<void> {
    const { agentPort } = this.#options;
    return this.#steps.take(contactId, 'ending', () => {
      const contact = this.#contact(contactId);
      const customer = contact && goesOnWithout(contact) ? customerIn(contact) : undefined;
      return customer ? agentPort.hangUp(contactId, customer.connectionId) : agentPort.leaveContact(contactId);
    });
  }

  /**
   * Leaves a chat that goes on: with the other agents, or with whoever accepts an invitation. Refused, as InvalidStateError in the record,
   * where nobody would be there for the customer.
   */
  leaveContact(contactId: string): Promise<void> {
    return this.#steps.take(contactId, 'leaving', async () => {
      const contact = this.#contact(contactId);
      if (!contact || !goesOnWithout(contact)) {
        throw new LiaisonError('InvalidStateError', 'Nobody else is in this chat, so leaving would end it');
      }
      await this.#options.agentPort.leaveContact(contactId);
    });
  }

  /** Takes another agent out of a chat. */
  removeParticipant(contactId: string, connectionId: string): Promise<void> {
    const pending = { step: 'removing', connectionId } as const;
    return this.#steps.take(contactId, pending, () => this.#options.agentPort.hangUp(contactId, connectionId));
  }

  /** Whom a chat can be passed to. Rejects with a LiaisonError; a call that is given up by its signal rejects at once. */
  listQuickConnects(options: { signal: AbortSignal }): Promise<readonly QuickConnect[]> {
    return this.#options.agentPort.listQuickConnects(options);
  }

  /** Asks a quick connect into a chat, to take it over or to join it. What becomes of it is the `invitation` in the contact's record. */
  invite(contactId: string, quickConnect: QuickConnect, purpose: InvitationPurpose): Promise<void> {
    return this.#invitations.invite(contactId, quickConnect, purpose);
  }

  /** Takes back an invitation that nobody has accepted yet. */
  callOffInvitation(contactId: string): Promise<void> {
    return this.#invitations.callOff(contactId);
  }

  /** Puts away what became of an invitation, once the agent has read it. */
  putAwayInvitation(contactId: string): void {
    this.#invitations.putAway(contactId);
  }

  /** Finishes after contact work, or removes a missed, rejected or failed contact from its slot. */
  clearContact(contactId: string): Promise<void> {
    return this.#steps.take(contactId, 'clearing', () => this.#options.agentPort.clearContact(contactId));
  }

  /** Opens the channel of a chat anew after it failed. */
  retryChat(contactId: string): Promise<void> {
    return this.#report(this.#options.chatService.resumeSession(contactId));
  }

  #contact(contactId: string): ContactSnapshot | undefined {
    return this.#options.store.getState().contacts[contactId]?.contact;
  }

  #changeConnection(status: AgentConnectionStatus): void {
    const { logger, store } = this.#options;
    const wasConnected = store.getState().connection.name === 'connected';
    store.getState().setConnection(status);
    if (status.name === 'notSignedIn' || status.name === 'failed') store.getState().setSessionEnd(undefined);
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
    const { tracked, begun, over, ended } = chatTransitions(this.#tracked, snapshot);
    const { contacts: before } = store.getState();
    this.#tracked = tracked;
    store.getState().applySnapshot(snapshot);
    this.#steps.settle();
    for (const contact of snapshot.contacts) this.#invitations.seen(before[contact.contactId]?.contact, contact);
    this.#invitations.keepOnly(new Set(snapshot.contacts.map(({ contactId }) => contactId)));
    for (const contactId of begun) {
      void this.#report(chatService.startSession({ kind: 'contact', contactId }));
    }
    for (const contactId of over) void this.#report(chatService.reviewSession(contactId));
    for (const contactId of ended) {
      const now = snapshot.contacts.find((contact) => contact.contactId === contactId);
      const reason = endReason(before[contactId], now);
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

/** Why a chat ended, where the agent's side knows it; the conversation may know the rest. */
function endReason(before: ContactRecord | undefined, now: ContactSnapshot | undefined): EndReason | undefined {
  const intended = before && intendedEnd(before);
  // The chat goes on while the customer is in it.
  if (intended || !before || (now && customerIn(now)?.state !== 'joined')) return intended;
  if (isOpen(before.invitation)) return now && 'transfer';
  return now && goesOnWithout(before.contact) ? 'left' : undefined;
}
