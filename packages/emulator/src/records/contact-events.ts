import { FrameFaults } from '../sockets/frame-faults.ts';
import type { WorldEvent } from '../world/events.ts';
import type { Contact } from '../world/state.ts';
import type { World } from '../world/world.ts';
import { type ContactEvent, contactEvent, type ContactEventType, type Happening } from './contact-event.ts';

/** What a contact tells of itself, in the order in which it happens. */
const facts: readonly { readonly type: ContactEventType; readonly holds: (contact: Contact) => boolean }[] = [
  { type: 'INITIATED', holds: () => true },
  { type: 'CONNECTED_TO_SYSTEM', holds: () => true },
  { type: 'QUEUED', holds: ({ enqueuedAt }) => enqueuedAt !== undefined },
  { type: 'CONNECTED_TO_AGENT', holds: ({ connectedToAgentAt }) => connectedToAgentAt !== undefined },
  { type: 'DISCONNECTED', holds: ({ disconnectedAt }) => disconnectedAt !== undefined },
];
const propertyOf = {
  attributes: 'UserDefinedAttributes',
  segmentAttributes: 'SegmentAttributes',
  tags: 'Tags',
} as const;
const mostKept = 1_000;

export interface ContactEventsOptions {
  readonly world: World;
  /** Hands an event on, after what faults on `DeliverContactEvent` have made of it. */
  readonly deliver: (event: ContactEvent) => void;
}

/** Tells what becomes of every contact. The latest are kept; what is handed on may be lost, doubled, late or shuffled. */
export class ContactEvents implements Disposable {
  readonly #options: ContactEventsOptions;
  readonly #faults: FrameFaults<ContactEvent>;
  readonly #unsubscribe: () => void;
  /** Which facts have been told, by contact id. */
  readonly #told = new Map<string, Set<ContactEventType>>();
  readonly #inAfterContactWork = new Set<Contact>();
  #events: ContactEvent[] = [];

  constructor(options: ContactEventsOptions) {
    const { world } = options;
    this.#options = options;
    this.#faults = new FrameFaults(world);
    this.#unsubscribe = world.events.subscribe((event) => this.#onEvent(event));
  }

  /** As they happened, the latest 1,000, the newest last. */
  list(): readonly ContactEvent[] {
    return this.#events;
  }

  [Symbol.dispose](): void {
    this.#unsubscribe();
  }

  #onEvent(event: WorldEvent): void {
    switch (event.type) {
      case 'contact':
        return this.#tellFacts(event.contact);
      case 'contact data':
        return this.#tell(event.contact, {
          eventType: 'CONTACT_DATA_UPDATED',
          updatedProperties: event.updated.map((name) => propertyOf[name]),
        });
      case 'agent':
        return this.#tellCompleted();
      case 'reset':
        this.#told.clear();
        this.#inAfterContactWork.clear();
        this.#events = [];
    }
  }

  #tellFacts(contact: Contact): void {
    const told = this.#told.get(contact.id) ?? new Set();
    this.#told.set(contact.id, told);
    for (const { type, holds } of facts) {
      if (told.has(type) || !holds(contact)) continue;
      told.add(type);
      this.#tell(contact, { eventType: type });
      if (type === 'DISCONNECTED' && contact.connectedToAgentAt !== undefined) this.#inAfterContactWork.add(contact);
    }
  }

  #tellCompleted(): void {
    const { world } = this.#options;
    for (const contact of this.#inAfterContactWork) {
      if ([...world.agents.values()].some(({ assignments }) => assignments.has(contact.id))) continue;
      this.#inAfterContactWork.delete(contact);
      this.#tell(contact, { eventType: 'COMPLETED', completedAt: world.clock.now() });
    }
  }

  #tell(contact: Contact, happening: Happening): void {
    const event = contactEvent(this.#options.world, contact, happening);
    this.#events.push(event);
    if (this.#events.length > mostKept) this.#events.shift();
    const target = { operation: 'DeliverContactEvent', contactId: contact.id };
    this.#faults.pass(event, target, this.#options.deliver);
  }
}
