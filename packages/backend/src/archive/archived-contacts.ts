import type { ArchivedContact, ArchivedLine } from '@liaison/protocol/api';
import { type Kysely, sql } from 'kysely';
import type { Contact, Database, Item } from '../store/database.ts';
import { beginning } from './excerpt.ts';
import type { ShownText } from './shown-text.ts';
import { visibleText } from './visible-text.ts';

type Line = Pick<
  Item,
  'id' | 'type' | 'content_type' | 'content' | 'attachments' | 'participant_role' | 'display_name'
> & {
  /** As JSON has it. */
  readonly sent_at: string;
};

interface Around {
  readonly id: string;
  readonly messages: number;
  readonly first: Line | null;
  readonly last: Line | null;
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
  const around = new Map((await readAround(db, contacts)).map((row) => [row.id, row]));
  return contacts.map((contact) => archivedContact(contact, around.get(contact.id), shown));
}

async function readAround(db: Kysely<Database>, contacts: readonly Contact[]): Promise<Around[]> {
  if (contacts.length === 0) return [];
  const keys = JSON.stringify(contacts.map(({ id, start_month }) => ({ id, start_month })));
  const own = sql`item.start_month = part.start_month and item.contact_id = part.id`;
  const end = (direction: 'asc' | 'desc') => sql`(
    select row_to_json(line) from (
      select id, sent_at, type, content_type, content, attachments, participant_role, display_name from item
      where ${own} and search_text is not null
      order by sent_at ${sql.raw(direction)}, id ${sql.raw(direction)} limit 1
    ) line)`;
  const nameOfRole = (role: string) => sql`(
    select display_name from item where ${own} and participant_role = ${role} and display_name is not null
    order by sent_at desc, id desc limit 1)`;
  const { rows } = await sql<Around>`
    select part.id,
      (select count(*)::integer from item where ${own} and search_text is not null) as messages,
      ${end('asc')} as first, ${end('desc')} as last,
      ${nameOfRole('AGENT')} as agent_name, ${nameOfRole('CUSTOMER')} as customer_name,
      (select content ->> 'code' from document where kind = 'disposition' and owner = part.id) as disposition
    from json_to_recordset(${keys}::text::json) as part (id text, start_month integer)`.execute(db);
  return rows;
}

const text = (value: string | null | undefined) => value ?? undefined;
const nameOf = (name: string | null | undefined, shown: ShownText) => (name ? shown.show(name) : undefined);
const time = (value: Date | null) => value?.toISOString();

const archivedContact = (contact: Contact, around: Around | undefined, shown: ShownText): ArchivedContact => ({
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
  first: archivedLine(around?.first, shown),
  last: archivedLine(around?.last, shown),
});

function archivedLine(line: Line | null | undefined, shown: ShownText): ArchivedLine | undefined {
  if (!line) return undefined;
  return {
    itemId: line.id,
    sentAt: new Date(line.sent_at).toISOString(),
    role: text(line.participant_role),
    name: nameOf(line.display_name, shown),
    text: beginning(shown.show(visibleText(line) ?? ''), lineLength),
  };
}
