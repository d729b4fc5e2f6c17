import type { RetentionPolicy } from '@liaison/protocol/api';
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../store/database.ts';
import { monthOf } from '../../store/start-month.ts';
import { idsOf } from '../deletion/count-contacts.ts';
import { isHeld } from '../holds/held.ts';

export interface DueContact {
  readonly id: string;
  readonly queueId: string | null;
  readonly held: boolean;
}

export interface DueContactsOptions {
  readonly policy: RetentionPolicy;
  readonly now: Date;
  /** Id of the last contact that was looked at. */
  readonly after: string;
  readonly limit: number;
  /** Looks at no others. */
  readonly among?: readonly string[];
}

/**
 * When a contact ended, as far as that is known: the last of all times that were told of it, those of its items included. An item that
 * claims to be of the future says nothing.
 */
const endedAt = (now: Date) => sql`coalesce(
  greatest(
    contact.initiated_at, contact.connected_to_system_at, contact.enqueued_at, contact.connected_to_agent_at,
    contact.disconnected_at, contact.after_contact_work_started_at, contact.after_contact_work_ended_at, contact.completed_at,
    (select max(sent_at) from item
      where item.start_month = contact.start_month and item.contact_id = contact.id
        and item.sent_at <= ${now.toISOString()}::timestamptz)
  ),
  make_timestamptz(contact.start_month / 100, contact.start_month % 100, 1, 0, 0, 0, 'UTC') + interval '1 month'
)`;

/** The latest time of contacts that the policy no longer keeps, of whatever queue; `undefined` when it keeps everything. */
export function youngestDue(policy: RetentionPolicy, now: Date): Date | undefined {
  const times = [policy.days, ...policy.queues.map(({ days }) => days)].filter((days) => days !== null);
  return times.length === 0 ? undefined : daysBefore(now, Math.min(...times));
}

/** Contacts whose time is over, in the order of their ids, those under a hold among them. */
export async function dueContacts(
  db: Kysely<Database>,
  { policy, now, after, limit, among }: DueContactsOptions,
): Promise<DueContact[]> {
  const youngest = youngestDue(policy, now);
  if (youngest === undefined) return [];
  const { rows } = await sql<DueContact>`
    with rule as (
      select * from json_to_recordset(${JSON.stringify(policy.queues)}::text::json) as rule ("queueId" text, days integer)
    ), kept as (
      select contact.*, case when rule."queueId" is null then ${policy.days}::integer else rule.days end as days
      from contact left join rule on rule."queueId" = contact.queue_id
      where contact.start_month <= ${monthOf(youngest)}
    )
    select contact.id, contact.queue_id as "queueId", ${isHeld} as held
    from kept contact
    where contact.id > ${after} and contact.days is not null
      and ${among === undefined ? sql`true` : sql`contact.id in ${idsOf(among)}`}
      and ${endedAt(now)} < ${now.toISOString()}::timestamptz - make_interval(days => contact.days)
    order by contact.id limit ${limit}`.execute(db);
  return rows;
}

const daysBefore = (time: Date, days: number) => new Date(time.getTime() - days * 24 * 60 * 60_000);
