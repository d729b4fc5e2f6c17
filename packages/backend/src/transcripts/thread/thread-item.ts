import type { ThreadContact, ThreadItem } from '@liaison/protocol/api';
import type { Contact, Item } from '../../store/database.ts';

const text = (value: string | null) => value ?? undefined;
const time = (value: Date | null) => value?.toISOString();

/** A stored contact as the API shows it. */
export const threadContact = (contact: Contact): ThreadContact => ({
  contactId: contact.id,
  initialContactId: contact.initial_contact_id,
  channel: text(contact.channel),
  initiationMethod: text(contact.initiation_method),
  initiatedAt: time(contact.initiated_at),
  connectedToAgentAt: time(contact.connected_to_agent_at),
  disconnectedAt: time(contact.disconnected_at),
  queueId: text(contact.queue_id),
  queueName: text(contact.queue_name),
  agentId: text(contact.agent_id),
  customerId: text(contact.customer_id),
});

/** A stored item as the API shows it, unmasked: not before `maskItem` may it leave the server. */
export const threadItem = (item: Item): ThreadItem => ({
  Id: item.id,
  ContactId: item.contact_id,
  Type: item.type,
  AbsoluteTime: item.sent_at.toISOString(),
  ContentType: text(item.content_type),
  Content: text(item.content),
  ParticipantId: text(item.participant_id),
  ParticipantRole: text(item.participant_role),
  DisplayName: text(item.display_name),
  RelatedContactId: text(item.related_contact_id),
  Attachments: (item.attachments as ThreadItem['Attachments'] | null) ?? undefined,
  MessageMetadata: (item.metadata as ThreadItem['MessageMetadata'] | null) ?? undefined,
});
