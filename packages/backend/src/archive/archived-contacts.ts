import type { ArchivedContact, ArchivedLine } from '@liaison/protocol/api';
import { type Kysely, sql } from 'kysely';
import type { Contact, Database, Item } from '../store/database.ts';
import { beginning } from './excerpt.ts';
import type { ShownText } from './shown-text.ts';
import { visibleText } from './visible-text.ts';

type Line = Pick<
  Item,
  | 'contact_id'
  | 'id'
  | 'sent_at'
  | 'type'
  | 'content_type'
  | 'content'
  | 'attachments'
  | 'participant_role'
  | 'display_name'
>;

interface Around {
  readonly id: string;
  readonly messages: number;
  readonly first_id: string | null;
  readonly last_id: string | null;
  readonly agent_name: string | null;
  readonly customer_name: string | null;
  readonly disposition: string | null;
}

/** UTF-16 code units of the first and the last line. */
const lineLength = 200;

/** Contacts with what a list shows of them, in the given order. */
export async function archivedContacts(
  db: Kysely<Database>,
  contacts: readonly Contact[],
  shown: ShownText,
): Promise<ArchivedContact[]> {
  if (contacts.length === 0) return [];
  const around = new Map((await readAround(db, contacts)).map((row) => [row.id, row]));
  const lines = await readLines(db, contacts, [...around.values()]);
  return contacts.map((contact) => {
    const found = around.get(contact.id);
    const line = (id: string | null | undefined) => (id ? lines.get(keyOf(contact.id, id)) : undefined);
    return {
      ...archivedContact(contact, found, shown),
      first: archivedLine(line(found?.first_id), shown),
      last: archivedLine(line(found?.last_id), shown),
    };
  });
}

const keysOf = (contacts: readonly Contact[]) =>
  JSON.stringify(contacts.map(({ id, start_month }) => ({ id, start_month })));

const lastName = (role: string) => sql`
  (array_agg(item.display_name order by item.sent_at desc, item.id desc)
    filter (where item.participant_role = ${role} and item.display_name is not null))[1]`;

/** One look at the items: PostgreSQL takes longer to plan with all partitions than to read a chat. */
async function readAround(db: Kysely<Database>, contacts: readonly Contact[]): Promise<Around[]> {
  const seen = sql`item.search_text is not null`;
  const { rows } = await sql<Around>`
    select part.id, count(*) filter (where ${seen})::integer as messages,
      (array_agg(item.id order by item.sent_at, item.id) filter (where ${seen}))[1] as first_id,
      (array_agg(item.id order by item.sent_at desc, item.id desc) filter (where ${seen}))[1] as last_id,
      ${lastName('AGENT')} as agent_name, ${lastName('CUSTOMER')} as customer_name,
      (select content ->> 'code' from document where kind = 'disposition' and owner = part.id) as disposition
    from json_to_recordset(${keysOf(contacts)}::text::json) as part (id text, start_month integer)
    left join item on item.start_month = part.start_month and item.contact_id = part.id
    group by part.id`.execute(db);
  return rows;
}

const keyOf = (contactId: string, id: string) => JSON.stringify([contactId, id]);

async function readLines(
  db: Kysely<Database>,
  contacts: readonly Contact[],
  around: readonly Around[],
): Promise<ReadonlyMap<string, Line>> {
  const months = new Map(contacts.map(({ id, start_month }) => [id, start_month]));
  const keys = around.flatMap(({ id, first_id, last_id }) =>
    [...new Set([first_id, last_id])].flatMap((item) => (item === null ? [] : { month: months.get(id), id, item })),
  );
  const { rows } = await sql<Line>`
    select contact_id, item.id, sent_at, type, content_type, content, attachments, participant_role, display_name
    from json_to_recordset(${JSON.stringify(keys)}::text::json) as part (month integer, id text, item text)
    join item on item.start_month = part.month and item.contact_id = part.id and item.id = part.item`.execute(db);
  return new Map(rows.map((row) => [keyOf(row.contact_id, row.id), row]));
}

const text = (value: string | null | undefined) => value ?? undefined;
const nameOf = (name: string | null | undefined, shown: ShownText) => (name ? shown.show(name) : undefined);
const time = (value: Date | null) => value?.toISOString();

const archivedContact = (contact: Contact, around: Around | undefined, shown: ShownText) => ({
  contactId: contact.id,
  initialContactId: contact.initial_contact_id,
  startedAt: contact.began_at.toISOString(),
  endedAt: time(contact.disconnected_at),
  channel: text(contact.channel),
  initiationMethod: text(contact.initiation_method),
  queueId: text(contact.queue_id),
  queueName: text(contact.queue_name),
  agentId: text(contact.agent_id),
  agentName: nameOf(around?.agent_name, shown),
  customerId: text(contact.customer_id),
  customerName: nameOf(around?.customer_name, shown),
  disposition: text(around?.disposition),
  messages: around?.messages ?? 0,
});

function archivedLine(line: Line | undefined, shown: ShownText): ArchivedLine | undefined {
  if (line === undefined) return undefined;
  return {
    itemId: line.id,
    sentAt: line.sent_at.toISOString(),
    role: text(line.participant_role),
    name: nameOf(line.display_name, shown),
    text: beginning(shown.show(visibleText(line) ?? ''), lineLength),
  };
}
