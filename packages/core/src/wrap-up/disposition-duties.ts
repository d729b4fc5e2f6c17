import type { Disposition, DispositionCodes } from '@liaison/protocol/api';
import type { ContactStore } from '../contacts/contact-store.ts';
import type { DocumentKeeper } from '../documents/document-keeper.ts';
import { mayBeGranted } from '../documents/may-be-granted.ts';
import { backoff, type Random } from '../platform/backoff.ts';
import type { Clock } from '../platform/clock.ts';
import type { Unsubscribe } from '../platform/emitter.ts';
import { type LiaisonError, toLiaisonError } from '../platform/errors.ts';
import type { KeyValueStorage } from '../platform/storage.ts';
import { type DispositionChoice, type DispositionDuty, dutyOf, needsDisposition } from './disposition-duty.ts';

export interface DispositionDutiesOptions {
  readonly store: Pick<ContactStore, 'getState' | 'subscribe'>;
  readonly dispositions: Pick<DocumentKeeper<Disposition>, 'open' | 'subscribe' | 'view'>;
  /** What an agent chooses from for a contact. */
  readonly readCodes: (contactId: string) => Promise<DispositionCodes>;
  readonly storage: KeyValueStorage;
  readonly clock: Clock;
  readonly random: Random;
  readonly onError: (error: LiaisonError) => void;
}

const PREFIX = 'disposition-duty:';
/** Milliseconds after which nobody is reminded of a contact any more. */
const MAX_AGE = 7 * 24 * 3_600_000;
const RETRY = { first: 2000, longest: 60_000 };
const UNKNOWN: DispositionChoice = {};
const NOTHING: readonly DispositionDuty[] = [];

interface Watched {
  readonly duty: DispositionDuty;
  readonly close: () => void;
  choice: DispositionChoice;
  failures: number;
  cancelRetry?: () => void;
}

/**
 * Which contacts still need a disposition. A contact is remembered in the browser's storage from the moment the agent talks in it until it
 * has one or its queue asks for none, so that after contact work that Amazon Connect ends by itself, or a page that is closed, leaves
 * something to do and not a hole in the record.
 */
export class DispositionDuties {
  readonly #options: DispositionDutiesOptions;
  readonly #watched = new Map<string, Watched>();
  readonly #listeners = new Set<() => void>();
  /** Whose duty lies in the storage. */
  readonly #kept = new Set<string>();
  #leftOver: readonly DispositionDuty[] = NOTHING;

  constructor(options: DispositionDutiesOptions) {
    this.#options = options;
  }

  start(): () => void {
    const { dispositions, store } = this.#options;
    const stops = [
      // Snapshots bring new agents; a message changes neither who is held nor in which phase.
      store.subscribe((state, before) => state.agent !== before.agent && this.#look()),
      dispositions.subscribe(() => this.#settle()),
    ];
    this.#look();
    void this.#restore();
    return () => {
      for (const stop of stops) stop();
      for (const contactId of this.#watched.keys()) this.#forget(contactId);
    };
  }

  readonly subscribe = (listener: () => void): Unsubscribe => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** What the agent chooses from; without codes while they are not known. The same object while nothing changes. */
  choice(contactId: string): DispositionChoice {
    return this.#watched.get(contactId)?.choice ?? UNKNOWN;
  }

  /** Whether the contact's queue asks for a disposition and the agent has not chosen one. */
  isMissing(contactId: string): boolean {
    const codes = this.choice(contactId).codes;
    return codes !== undefined && isAsked(codes) && this.#options.dispositions.view(contactId).content === undefined;
  }

  /** Contacts that the agent no longer has and that were closed without the disposition that their queue asks for, oldest first. */
  readonly leftOver = (): readonly DispositionDuty[] => this.#leftOver;

  /** Asks for the codes again. */
  retry(contactId: string): void {
    const watched = this.#watched.get(contactId);
    if (!watched) return;
    watched.failures = 0;
    void this.#readCodes(watched);
  }

  /** Begins to watch what the agent holds now, and stops where there is nothing left to do. */
  #look(): void {
    const { contacts } = this.#options.store.getState();
    for (const { contact } of Object.values(contacts)) {
      if (needsDisposition(contact) && !this.#watched.has(contact.contactId)) {
        const duty = dutyOf(contact);
        this.#keep(duty);
        this.#watch(duty);
      }
    }
    this.#settle();
  }

  #watch(duty: DispositionDuty): void {
    const close = this.#options.dispositions.open(duty.contactId);
    const watched: Watched = { duty, close, choice: UNKNOWN, failures: 0 };
    this.#watched.set(duty.contactId, watched);
    void this.#readCodes(watched);
  }

  async #readCodes(watched: Watched): Promise<void> {
    const { clock, onError, random, readCodes } = this.#options;
    watched.cancelRetry?.();
    try {
      watched.choice = { codes: await readCodes(watched.duty.contactId) };
    } catch (thrown) {
      const error = toLiaisonError(thrown);
      onError(error);
      watched.choice = { error };
      watched.failures += 1;
      const again = () => void this.#readCodes(watched);
      if (mayBeGranted(error, watched.failures) && this.#watched.get(watched.duty.contactId) === watched) {
        watched.cancelRetry = clock.schedule(backoff(watched.failures, { ...RETRY, random }), again);
      }
    }
    this.#settle();
  }

  /** Drops duties that are done, and finds those that nobody can do in the conversation any more. */
  #settle(): void {
    const { dispositions, store } = this.#options;
    const { agent, contacts } = store.getState();
    const leftOver: DispositionDuty[] = [];
    for (const { duty, choice } of this.#watched.values()) {
      const { contactId } = duty;
      const { content, status } = dispositions.view(contactId);
      const isDone = content !== undefined || (choice.codes !== undefined && !isAsked(choice.codes));
      const isHeld = agent === undefined || contacts[contactId] !== undefined;
      if (isDone) this.#drop(contactId);
      if (isDone && !isHeld) this.#forget(contactId);
      if (!isDone && !isHeld && choice.codes !== undefined && status === 'saved') leftOver.push(duty);
    }
    leftOver.sort((a, b) => a.since - b.since);
    const same =
      leftOver.length === this.#leftOver.length &&
      leftOver.every(({ contactId }, index) => contactId === this.#leftOver[index]?.contactId);
    if (!same) this.#leftOver = leftOver;
    for (const listener of this.#listeners) listener();
  }

  #forget(contactId: string): void {
    const watched = this.#watched.get(contactId);
    watched?.cancelRetry?.();
    watched?.close();
    this.#watched.delete(contactId);
  }

  #keep(duty: DispositionDuty): void {
    this.#kept.add(duty.contactId);
    this.#options.storage.set(PREFIX + duty.contactId, duty).catch(this.#tell);
  }

  #drop(contactId: string): void {
    if (this.#kept.delete(contactId)) this.#options.storage.delete(PREFIX + contactId).catch(this.#tell);
  }

  readonly #tell = (thrown: unknown): void => this.#options.onError(toLiaisonError(thrown));

  /** Takes up what an earlier page left. */
  async #restore(): Promise<void> {
    const { clock, storage } = this.#options;
    try {
      for (const key of await storage.keys(PREFIX)) {
        const duty = await storage.get<DispositionDuty>(key);
        if (duty === undefined || this.#watched.has(duty.contactId)) continue;
        this.#kept.add(duty.contactId);
        if (clock.now() - duty.since > MAX_AGE) this.#drop(duty.contactId);
        else this.#watch(duty);
      }
    } catch (thrown) {
      this.#tell(thrown);
    }
  }
}

const isAsked = ({ required, codes }: DispositionCodes): boolean => required && codes.length > 0;
