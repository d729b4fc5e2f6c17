import { type RawBuilder, sql } from 'kysely';

/**
 * Condition on a row of `contact`: a hold is on any contact of its conversation, or on the customer of any of them. Amazon Connect does not
 * say of every contact of a conversation who the customer is.
 */
export const isHeld: RawBuilder<boolean> = sql`exists (
  select from legal_hold
  where legal_hold.contact_id in (contact.id, contact.initial_contact_id) or exists (
    select from contact part
    where part.initial_contact_id = contact.initial_contact_id
      and (part.id = legal_hold.contact_id or part.customer_id = legal_hold.customer_id)))`;
