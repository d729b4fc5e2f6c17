import type { WireItem } from '@liaison/protocol';
import type { WorldEvent } from '../world/events.ts';
import type { Contact } from '../world/state.ts';
import type { World } from '../world/world.ts';
import type { Topics } from './topics.ts';

/** Real-time message streaming allows two topics for a contact (administrator guide). */
const mostTopics = 2;

export type StreamingStart = { readonly streamingId: string } | 'no such topic' | 'too many';

/** Which conversations are streamed to which topics. A conversation's streaming goes on through transfers: assumed. */
export class MessageStreaming implements Disposable {
  readonly #world: World;
  readonly #topics: Topics;
  /** By initial contact id: topic ARNs by streaming id. */
  readonly #streamings = new Map<string, Map<string, string>>();
  readonly #unsubscribe: () => void;

  constructor({ world, topics }: { world: World; topics: Topics }) {
    this.#world = world;
    this.#topics = topics;
    this.#unsubscribe = world.events.subscribe((event) => this.#onEvent(event));
  }

  knows(topicArn: string): boolean {
    return this.#topics.has(topicArn);
  }

  start(contact: Contact, topicArn: string): StreamingStart {
    if (!this.knows(topicArn)) return 'no such topic';
    if ((this.#streamings.get(contact.initialContactId)?.size ?? 0) >= mostTopics) return 'too many';
    return { streamingId: this.begin(contact, topicArn) };
  }

  /** Streams a chat that streams to nothing yet, to a known topic; answers the streaming id. */
  begin(contact: Contact, topicArn: string): string {
    const streamingId = this.#world.ids.uuid();
    const streamings = this.#streamings.get(contact.initialContactId) ?? new Map<string, string>();
    this.#streamings.set(contact.initialContactId, streamings.set(streamingId, topicArn));
    return streamingId;
  }

  stop(contact: Contact, streamingId: string): boolean {
    return this.#streamings.get(contact.initialContactId)?.delete(streamingId) ?? false;
  }

  [Symbol.dispose](): void {
    this.#unsubscribe();
  }

  #onEvent(event: WorldEvent): void {
    if (event.type === 'reset') this.#streamings.clear();
    // Receipts are not streamed: the documented types are EVENT, MESSAGE and ATTACHMENT.
    if (event.type !== 'item' || event.item.Type === 'MESSAGEMETADATA') return;
    for (const topicArn of this.#streamings.get(event.contact.initialContactId)?.values() ?? []) {
      this.#topics.publish(topicArn, {
        message: JSON.stringify(event.item),
        attributes: this.#attributes(event.item, event.contact),
        contactId: event.contact.id,
      });
    }
  }

  /** By these a subscriber filters (administrator guide, payload of message streaming). */
  #attributes(item: WireItem, contact: Contact): Record<string, string> {
    const { accountId, id } = this.#world.instance;
    return {
      InitialContactId: contact.initialContactId,
      ContactId: contact.id,
      MessageVisibility: 'ALL',
      Type: item.Type,
      ContentType: item.ContentType ?? '',
      ...(item.ParticipantRole !== undefined && { ParticipantRole: item.ParticipantRole }),
      AccountId: accountId,
      InstanceId: id,
    };
  }
}
