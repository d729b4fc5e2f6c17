import { FrameFaults } from '../sockets/frame-faults.ts';
import type { WorldEvent } from '../world/events.ts';
import type { Contact } from '../world/state.ts';
import type { World } from '../world/world.ts';
import type { ObjectStore, StoredObject } from './object-store.ts';
import { transcriptFile, transcriptKey } from './transcript-file.ts';

export interface TranscriptWriterOptions {
  readonly world: World;
  readonly store: ObjectStore;
  /** Told of every object once it is there. */
  readonly onStored: (object: StoredObject, contactId: string) => void;
  readonly onFailure: (error: unknown) => void;
}

/** A supervisor's, who has only listened. */
const isSilent = ({ id, monitoring, transcript }: Contact): boolean =>
  monitoring !== undefined && !transcript.items.some(({ ContactId }) => ContactId === id);

/** Stores the transcript of every contact that ends, a file for each, unless a fault on `PutTranscript` keeps it back. */
export class TranscriptWriter implements AsyncDisposable {
  readonly #options: TranscriptWriterOptions;
  readonly #faults: FrameFaults<Contact>;
  readonly #unsubscribe: () => void;
  readonly #written = new WeakSet<Contact>();
  readonly #writing = new Set<Promise<void>>();

  constructor(options: TranscriptWriterOptions) {
    const { world } = options;
    this.#options = options;
    this.#faults = new FrameFaults(world);
    this.#unsubscribe = world.events.subscribe((event) => this.#onEvent(event));
  }

  /** Resolves once what is being written is there. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#unsubscribe();
    await Promise.all(this.#writing);
  }

  #onEvent(event: WorldEvent): void {
    if (event.type === 'reset') this.#options.store.clear();
    if (event.type !== 'contact' || event.contact.state !== 'ended') return;
    if (this.#written.has(event.contact) || isSilent(event.contact)) return;
    this.#written.add(event.contact);
    const target = { operation: 'PutTranscript', contactId: event.contact.id };
    this.#faults.pass(event.contact, target, (contact) => {
      const writing = this.#store(contact).finally(() => this.#writing.delete(writing));
      this.#writing.add(writing);
    });
  }

  async #store(contact: Contact): Promise<void> {
    const { world, store, onStored, onFailure } = this.#options;
    const object = {
      key: transcriptKey(world.instance, contact),
      body: JSON.stringify(transcriptFile(world.instance, contact)),
      storedAt: world.clock.now(),
    };
    try {
      await store.put(object);
      onStored(object, contact.id);
    } catch (error) {
      onFailure(error);
    }
  }
}
