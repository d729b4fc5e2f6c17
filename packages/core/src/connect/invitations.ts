import type { Invitation } from '../contacts/contact-state.ts';
import type { ContactStore } from '../contacts/contact-store.ts';
import { othersIn } from '../contacts/participants.ts';
import type { Clock } from '../platform/clock.ts';
import { LiaisonError, toLiaisonError } from '../platform/errors.ts';
import type { AgentPort, ContactSnapshot, InvitationPurpose, QuickConnect } from './agent-port.ts';
import { afterInvitationFact, type InvitationFact, isOpen } from './invitation.ts';

/** From the request to the first sign of what became of it, and from the call off to its effect, milliseconds. */
const ANSWER_LIMIT = 20_000;

interface InvitationsOptions {
  readonly agentPort: Pick<AgentPort, 'hangUp' | 'invite'>;
  readonly store: ContactStore;
  readonly clock: Clock;
  /** Somebody came who was to take the chat over, and this agent is still in it. */
  readonly onSuccessor: (contactId: string) => void;
}

/**
 * Quick connects that are asked into chats, one at a time for each chat, from the agent's choice until it is known what became of it.
 * Waiting and failure are in the store, where the agent sees them; nothing here rejects.
 */
export class Invitations {
  readonly #options: InvitationsOptions;
  readonly #limits = new Map<string, () => void>();

  constructor(options: InvitationsOptions) {
    this.#options = options;
  }

  /** Asks a quick connect in, unless somebody is being asked already or there is no chat to come to. */
  async invite(contactId: string, quickConnect: QuickConnect, purpose: InvitationPurpose): Promise<void> {
    const { agentPort, clock, store } = this.#options;
    const record = store.getState().contacts[contactId];
    if (record?.contact.phase !== 'connected' || isOpen(record.invitation)) return;
    this.#set(contactId, { quickConnect, purpose, state: 'asking', since: clock.now() });
    await this.#answered(contactId, () => agentPort.invite(contactId, quickConnect, { purpose }));
  }

  /** Takes back an invitation that nobody has accepted yet. */
  async callOff(contactId: string): Promise<void> {
    const record = this.#options.store.getState().contacts[contactId];
    const invited = record && othersIn(record.contact).find(({ state }) => state === 'invited');
    if (!invited || record.invitation?.state !== 'ringing') return;
    this.#learn(contactId, { name: 'callOff' });
    await this.#answered(contactId, () => this.#options.agentPort.hangUp(contactId, invited.connectionId));
  }

  /** The agent has read what became of an invitation. */
  putAway(contactId: string): void {
    const { store } = this.#options;
    if (!isOpen(store.getState().contacts[contactId]?.invitation)) this.#set(contactId, undefined);
  }

  /** The conversation tells that a transfer did not work. */
  turnedDown(contactId: string): void {
    this.#learn(contactId, { name: 'turnedDown' });
  }

  /** Compares two snapshots of a contact. An invitation that this page did not make (before a reload, or by another agent) is known from now on. */
  seen(before: ContactSnapshot | undefined, now: ContactSnapshot): void {
    const { clock, store } = this.#options;
    const { contactId } = now;
    const invited = othersIn(now).find(({ state }) => state === 'invited');
    if (now.phase !== 'connected') return this.#stopWaiting(contactId);
    const known = store.getState().contacts[contactId]?.invitation;
    if (invited && !isOpen(known) && known?.quickConnect.name !== invited.name) {
      const quickConnect = { name: invited.name ?? '', type: invited.role === 'agent' ? 'agent' : 'queue' } as const;
      const purpose = now.multiParty ? 'join' : 'transfer';
      this.#set(contactId, { quickConnect, purpose, state: 'ringing', since: clock.now() });
    }
    this.#learn(contactId, { name: 'seen', before: before ?? now, now });
  }

  /** Forgets what waits for contacts that are gone. */
  keepOnly(contactIds: ReadonlySet<string>): void {
    for (const contactId of this.#limits.keys()) if (!contactIds.has(contactId)) this.#stopWaiting(contactId);
  }

  async #answered(contactId: string, call: () => Promise<void>): Promise<void> {
    const tooLong = new LiaisonError('TimeoutError', 'Amazon Connect did not say in time what became of it');
    this.#stopWaiting(contactId);
    const cancel = this.#options.clock.schedule(ANSWER_LIMIT, () => this.#fail(contactId, tooLong));
    this.#limits.set(contactId, cancel);
    try {
      await call();
    } catch (error) {
      // What was decided meanwhile stays what it became.
      if (this.#limits.get(contactId) === cancel) this.#fail(contactId, toLiaisonError(error));
    }
  }

  #fail(contactId: string, { name, message }: LiaisonError): void {
    this.#learn(contactId, { name: 'failed', failure: { name, message } });
  }

  #learn(contactId: string, fact: InvitationFact): void {
    const { clock, store } = this.#options;
    const invitation = store.getState().contacts[contactId]?.invitation;
    if (!invitation) return;
    const after = afterInvitationFact(invitation, fact, clock.now());
    if (after === invitation) return;
    if (after.state !== 'callingOff') this.#stopWaiting(contactId);
    this.#set(contactId, after);
    if (after.state === 'joined' && after.purpose === 'transfer') this.#options.onSuccessor(contactId);
  }

  #set(contactId: string, invitation: Invitation | undefined): void {
    this.#options.store.getState().setInvitation(contactId, invitation);
  }

  #stopWaiting(contactId: string): void {
    this.#limits.get(contactId)?.();
    this.#limits.delete(contactId);
  }
}
