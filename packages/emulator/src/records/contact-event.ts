import { idOfArn } from '../control-plane/arn.ts';
import type { SegmentAttribute } from '../world/segment-attributes.ts';
import type { Contact } from '../world/state.ts';
import type { World } from '../world/world.ts';

export type ContactEventType =
  | 'INITIATED'
  | 'CONNECTED_TO_SYSTEM'
  | 'CONTACT_DATA_UPDATED'
  | 'QUEUED'
  | 'CONNECTED_TO_AGENT'
  | 'DISCONNECTED'
  | 'COMPLETED';

/** A contact event as EventBridge delivers it (administrator guide, contact events). Times are ISO 8601. */
export interface ContactEvent {
  readonly version: '0';
  readonly id: string;
  readonly 'detail-type': 'Amazon Connect Contact Event';
  readonly source: 'aws.connect';
  readonly account: string;
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: { readonly eventType: ContactEventType; readonly contactId: string } & Readonly<
    Record<string, unknown>
  >;
}

export interface Happening {
  readonly eventType: ContactEventType;
  readonly updatedProperties?: readonly string[];
  /** Milliseconds since the epoch: when after contact work ended. */
  readonly completedAt?: number;
}

const iso = (ms: number): string => new Date(ms).toISOString();

/** What the contact is like at this moment, told as one event. */
export function contactEvent(world: World, contact: Contact, happening: Happening): ContactEvent {
  const { region, accountId, arn } = world.instance;
  return {
    version: '0',
    id: world.ids.uuid(),
    'detail-type': 'Amazon Connect Contact Event',
    source: 'aws.connect',
    account: accountId,
    time: iso(world.clock.now()),
    region,
    resources: [`${arn}/contact/${contact.id}`, arn],
    detail: {
      eventType: happening.eventType,
      contactId: contact.id,
      initialContactId: contact.initialContactId,
      ...(contact.previousContactId !== undefined && { previousContactId: contact.previousContactId }),
      ...(contact.relatedContactId !== undefined && { relatedContactId: contact.relatedContactId }),
      channel: 'CHAT',
      instanceArn: arn,
      initiationMethod: contact.initiationMethod,
      initiationTimestamp: iso(contact.initiatedAt),
      connectedToSystemTimestamp: iso(contact.initiatedAt),
      ...(happening.updatedProperties && { updatedProperties: happening.updatedProperties }),
      ...(contact.enqueuedAt !== undefined && {
        queueInfo: { queueArn: contact.queue.arn, queueType: 'STANDARD', enqueueTimestamp: iso(contact.enqueuedAt) },
      }),
      ...agentInfo(world, contact, happening),
      ...(contact.disconnectedAt !== undefined && { disconnectTimestamp: iso(contact.disconnectedAt) }),
      ...(contact.disconnectReason !== undefined && { disconnectReason: contact.disconnectReason }),
      ...(contact.customer.customerId !== undefined && { customerId: contact.customer.customerId }),
      segmentAttributes: Object.fromEntries(
        Object.entries(contact.segmentAttributes).map(([name, value]) => [name, eventValue(value)]),
      ),
      tags: { 'aws:connect:instanceId': idOfArn(arn), ...contact.tags },
    },
  };
}

/** Of contact events the names of a value's types begin with a small letter. */
const eventValue = (value: SegmentAttribute): object =>
  typeof value === 'string'
    ? { valueString: value }
    : { valueMap: Object.fromEntries(Object.entries(value).map(([name, valueString]) => [name, { valueString }])) };

function agentInfo(world: World, contact: Contact, { completedAt }: Happening): object {
  const agent = world.agents.get(contact.agentLogin ?? '');
  const { connectedToAgentAt, disconnectedAt } = contact;
  if (agent === undefined || connectedToAgentAt === undefined) return {};
  return {
    agentInfo: {
      agentArn: agent.definition.arn,
      connectedToAgentTimestamp: iso(connectedToAgentAt),
      ...(disconnectedAt !== undefined &&
        completedAt !== undefined && {
          afterContactWorkStartTimestamp: iso(disconnectedAt),
          afterContactWorkEndTimestamp: iso(completedAt),
          afterContactWorkDuration: Math.round((completedAt - disconnectedAt) / 1000),
        }),
    },
  };
}
