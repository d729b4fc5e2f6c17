import type { PendingStep } from '../contacts/contact-state.ts';
import type { ContactStore } from '../contacts/contact-store.ts';
import type { Clock } from '../platform/clock.ts';
import { LiaisonError, toLiaisonError } from '../platform/errors.ts';
import { othersIn } from '../contacts/participants.ts';
import type { ContactSnapshot } from './agent-port.ts';

type Step = PendingStep['step'];

/** From the agent's click to the snapshot that confirms it, milliseconds. A cleared contact may stay listed for ten seconds. */
const CONFIRMATION_LIMIT = 20_000;

/** When a step has had its effect. A contact that has left the list is not asked: every step on it is over. */
const IS_DONE: Readonly<Record<Step, (contact: ContactSnapshot, pending: PendingStep) => boolean>> = {
  accepting: ({ phase }) => phase !== 'incoming',
  rejecting: ({ phase }) => phase !== 'incoming',
  ending: ({ phase }) => phase !== 'connected',
  leaving: ({ phase }) => phase !== 'connected',
  removing: (contact, { connectionId }) =>
    contact.phase !== 'connected' || !othersIn(contact).some((other) => other.connectionId === connectionId),
  clearing: () => false,
};

/**
 * The steps an agent takes on contacts, from the click until a snapshot shows the effect. Waiting and failure are in the store, where
 * the agent sees them and can try again; nothing here rejects.
 */
export class ContactSteps {
  readonly #store: ContactStore;
  readonly #clock: Clock;
  /** How to stop waiting for the confirmation of a contact's step. */
  readonly #waiting = new Map<string, () => void>();

  constructor(options: { store: ContactStore; clock: Clock }) {
    this.#store = options.store;
    this.#clock = options.clock;
  }

  /** Takes a step, unless one is under way for this contact or the contact is gone. */
  async take(contactId: string, step: Step | PendingStep, call: () => Promise<void>): Promise<void> {
    if (this.#waiting.has(contactId) || !this.#store.getState().contacts[contactId]) return;
    const pending = typeof step === 'string' ? { step } : step;
    this.#store.getState().setPending(contactId, pending);
    const tooLong = new LiaisonError('TimeoutError', 'Amazon Connect did not confirm the step in time');
    const cancel = this.#clock.schedule(CONFIRMATION_LIMIT, () => this.#fail(contactId, pending, tooLong));
    this.#waiting.set(contactId, cancel);
    try {
      await call();
      this.settle();
    } catch (error) {
      // A step that was confirmed or given up meanwhile stays what it became.
      if (this.#waiting.get(contactId) === cancel) this.#fail(contactId, pending, toLiaisonError(error));
    }
  }

  /** Looks which steps a new snapshot confirms; a failed step whose effect came after all is over too. */
  settle(): void {
    const state = this.#store.getState();
    const { contacts } = state;
    for (const contactId of new Set([...Object.keys(contacts), ...this.#waiting.keys()])) {
      const record = contacts[contactId];
      if (record?.pending && !IS_DONE[record.pending.step](record.contact, record.pending)) continue;
      this.#stopWaiting(contactId);
      if (record?.pending) state.setPending(contactId, undefined);
    }
  }

  #fail(contactId: string, pending: PendingStep, { name, message }: LiaisonError): void {
    this.#stopWaiting(contactId);
    this.#store.getState().setPending(contactId, { ...pending, failure: { name, message } });
  }

  #stopWaiting(contactId: string): void {
    this.#waiting.get(contactId)?.();
    this.#waiting.delete(contactId);
  }
}
