import type { WireItem } from '@liaison/protocol';
import { postEvent } from './post-item.ts';
import { liveSegments } from './segments.ts';
import type { Contact } from './state.ts';
import { contactOf, type World } from './world.ts';
import { WorldError } from './world-error.ts';

export interface Rehydration {
  /** The whole session that began with the source contact, or what was said up to the end of that one contact. */
  readonly type: 'ENTIRE_PAST_SESSION' | 'FROM_SEGMENT';
  readonly sourceContactId: string;
}

/** Feature specifications: bytes of the past transcript, and past contacts. What is older is left out. */
const mostBytes = 5 * 1024 * 1024;
const mostContacts = 100;

/** A chat goes on where one that has ended left off: its transcript can be read here. Answers that chat's last contact. */
export function rehydrate(world: World, contact: Contact, request: Rehydration): Contact {
  const { source, items } = pastOf(world, request);
  contact.past = newest([...(source.past ?? []), ...items.map(asPast)]);
  contact.relatedContactId = source.id;
  postEvent(world, contact, 'chatRehydrated');
  return source;
}

/** What a participant of the contact can read: past chats first, in the order in which it was written. */
export const readableItems = ({ past, transcript }: Contact): readonly WireItem[] =>
  past === undefined ? transcript.items : [...past, ...transcript.items];

/** Throws unless the source is there, is what the type of rehydration asks for, and its chat has ended. */
export function pastOf(world: World, { type, sourceContactId }: Rehydration) {
  const named = contactOf(world, sourceContactId);
  if (liveSegments(world, named).length > 0) throw new WorldError('IllegalMove', 'The source contact has not ended');
  const { items } = named.transcript;
  if (type === 'FROM_SEGMENT') {
    const end = items.findLastIndex(({ ContactId }) => ContactId === named.id);
    return { source: named, items: items.slice(0, end + 1) };
  }
  if (named.id !== named.initialContactId) {
    throw new WorldError('IllegalMove', 'A whole session is named by its initial contact');
  }
  const segments = [...world.contacts.values()].filter(({ transcript }) => transcript === named.transcript);
  return { source: segments.at(-1) ?? named, items };
}

/** An item of a past chat names its contact as the related one (service model, Item). */
function asPast({ ContactId, ...item }: WireItem): WireItem {
  return { ...item, ...(ContactId !== undefined && { RelatedContactId: ContactId }) };
}

function newest(items: readonly WireItem[]): WireItem[] {
  const contacts = new Set<string | undefined>();
  let bytes = 0;
  const from = items.findLastIndex((item) => {
    contacts.add(item.RelatedContactId);
    bytes += Buffer.byteLength(JSON.stringify(item));
    return bytes > mostBytes || contacts.size > mostContacts;
  });
  return items.slice(from + 1);
}
