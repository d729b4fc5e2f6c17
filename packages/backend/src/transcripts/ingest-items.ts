import { parseItem } from '@liaison/protocol';
import type { Kysely } from 'kysely';
import type { Database } from '../store/database.ts';
import { isPassing, type ItemRecord, itemRecord } from './item-record.ts';
import type { ItemSource } from './item-source.ts';
import { plainText } from './plain-text.ts';
import { type HeardOfContact, registerContacts } from './register-contacts.ts';
import { storeItems } from './store-items.ts';

/** Items as they came from one source, unread. */
export interface ItemDelivery {
  readonly source: ItemSource;
  readonly items: readonly unknown[];
  /** Contact of items that name none, and what else is known of it. */
  readonly contact?: {
    readonly id: string;
    readonly initialContactId?: string | undefined;
    readonly startedAt?: Date | undefined;
  };
}

export interface IngestionResult {
  /** Items that are new, or say more than what was stored. */
  readonly stored: number;
  /** Items that were stored already, or pass by (typing, receipts). */
  readonly unchanged: number;
  /** What is no item: without id, type, time or contact. */
  readonly unreadable: number;
}

interface ReadItem {
  readonly record: ItemRecord;
  readonly initialContactId: string | undefined;
}

/**
 * Stores the items of several deliveries at once. May be repeated, in any order and by any number of servers: what is stored in the end
 * is the same. All that is counted as stored or unchanged is in the database when this resolves.
 */
export async function ingestItems(
  db: Kysely<Database>,
  deliveries: readonly ItemDelivery[],
  now: Date,
): Promise<IngestionResult> {
  const read = deliveries.flatMap(readDelivery);
  const found = read.filter((item) => typeof item === 'object');
  await registerContacts(db, contactsOf(found, deliveries), now);
  const stored = await storeItems(
    db,
    found.map(({ record }) => record),
  );
  const unreadable = read.filter((item) => item === 'unreadable').length;
  return { stored, unchanged: read.length - unreadable - stored, unreadable };
}

function readDelivery({ source, items, contact }: ItemDelivery): (ReadItem | 'passing' | 'unreadable')[] {
  return items.map((input) => {
    const item = parseItem(input);
    if (item === undefined) return 'unreadable';
    if (isPassing(item)) return 'passing';
    const record = itemRecord(item, { source, contactId: contact?.id });
    return record === undefined ? 'unreadable' : { record, initialContactId: item.InitialContactId };
  });
}

/** Every contact that the items belong to, with the earliest time known of it. */
function contactsOf(items: readonly ReadItem[], deliveries: readonly ItemDelivery[]): HeardOfContact[] {
  const told = new Map(deliveries.flatMap(({ contact }) => (contact === undefined ? [] : [[contact.id, contact]])));
  const heard = new Map<string, HeardOfContact>();
  for (const { record, initialContactId } of items) {
    const id = record.contact_id;
    const known = heard.get(id);
    const startedAt = told.get(id)?.startedAt ?? new Date(record.sent_at);
    const initial = known?.initialContactId ?? told.get(id)?.initialContactId ?? initialContactId;
    heard.set(id, {
      id,
      initialContactId: initial === undefined || initial === '' ? undefined : plainText(initial).slice(0, 256),
      startedAt: known !== undefined && known.startedAt < startedAt ? known.startedAt : startedAt,
    });
  }
  return [...heard.values()];
}
