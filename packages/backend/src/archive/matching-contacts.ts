import type { SearchRequest } from '@liaison/protocol/api';
import { type RawBuilder, sql } from 'kysely';
import { fold } from './fold.ts';
import type { ShownText } from './shown-text.ts';

export type ContactCriteria = Pick<SearchRequest, 'agent' | 'customer' | 'queueId' | 'disposition'>;

/** What a search asks of a contact, as conditions on a row of `contact`. A name that is not shown is not found. */
export function matchingContacts(
  { agent, customer, queueId, disposition }: ContactCriteria,
  { hides }: Pick<ShownText, 'hides'>,
): RawBuilder<boolean>[] {
  const shownNames = hides ? sql`not sensitive` : sql`true`;
  return [
    ...(agent === undefined ? [] : [personIs('AGENT', 'agent_id', agent, shownNames)]),
    ...(customer === undefined ? [] : [personIs('CUSTOMER', 'customer_id', customer, shownNames)]),
    ...(queueId === undefined ? [] : [sql<boolean>`contact.queue_id = ${queueId}`]),
    ...(disposition === undefined
      ? []
      : [
          sql<boolean>`contact.id in (
            select owner from document where kind = 'disposition' and content ->> 'code' = ${disposition})`,
        ]),
  ];
}

/** By id, or by the beginning of a name: one list of contacts, since an "or" between the two would look at every contact there is. */
function personIs(
  role: string,
  id: 'agent_id' | 'customer_id',
  person: string,
  shownNames: RawBuilder<unknown>,
): RawBuilder<boolean> {
  const name = fold(person).trim();
  if (name === '') return sql<boolean>`${sql.ref(`contact.${id}`)} = ${person}`;
  // A folded name has none of the characters that mean something in a pattern.
  return sql<boolean>`contact.id in (
    select known.id from contact known where ${sql.ref(`known.${id}`)} = ${person}
    union all
    select contact_id from participant_name where role = ${role} and name like ${`${name}%`} and ${shownNames})`;
}
