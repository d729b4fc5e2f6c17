import type { Updateable } from 'kysely';
import type { ContactTable } from '../store/database.ts';
import type { ContactEventDetail } from './contact-event.ts';

/** A contact event as it is stored. */
export interface ToldOfContact {
  readonly type: string;
  readonly occurredAt: Date;
  readonly detail: ContactEventDetail;
}

type Record = Updateable<ContactTable>;

const timeOf = (text: string | undefined) => (text === undefined ? undefined : new Date(text));
const idOf = (arn: string | undefined) => arn?.slice(arn.lastIndexOf('/') + 1);
const jsonOf = (value: object | undefined) => (value === undefined ? undefined : JSON.stringify(value));

/** What one event says. `undefined` where it says nothing. */
function saidBy({ type, occurredAt, detail }: ToldOfContact): Record {
  const { queueInfo, agentInfo } = detail;
  return {
    previous_contact_id: detail.previousContactId,
    related_contact_id: detail.relatedContactId,
    channel: detail.channel,
    initiation_method: detail.initiationMethod,
    initiated_at: timeOf(detail.initiationTimestamp),
    connected_to_system_at: timeOf(detail.connectedToSystemTimestamp),
    enqueued_at: timeOf(queueInfo?.enqueueTimestamp),
    connected_to_agent_at: timeOf(agentInfo?.connectedToAgentTimestamp),
    disconnected_at: timeOf(detail.disconnectTimestamp),
    after_contact_work_started_at: timeOf(agentInfo?.afterContactWorkStartTimestamp),
    after_contact_work_ended_at: timeOf(agentInfo?.afterContactWorkEndTimestamp),
    completed_at: type === 'COMPLETED' ? occurredAt : undefined,
    disconnect_reason: detail.disconnectReason,
    queue_id: idOf(queueInfo?.queueArn),
    queue_name: queueInfo?.queueName,
    agent_id: idOf(agentInfo?.agentArn),
    customer_id: detail.customerId,
    segment_attributes: jsonOf(detail.segmentAttributes),
    tags: jsonOf(detail.tags),
  };
}

/** What is known of a contact after all its events, given in the order of their times: of each member, the last that was said. */
export function contactRecord(events: readonly ToldOfContact[]): Record {
  const said = events.flatMap((event) => Object.entries(saidBy(event)).filter(([, value]) => value !== undefined));
  return Object.fromEntries(said);
}
