import { EventContentType, type WireAttachment, type WireItem } from '@liaison/protocol';
import type { Contact, Participant } from './state.ts';
import type { World } from './world.ts';

export interface ItemContent {
  readonly type: 'MESSAGE' | 'EVENT' | 'ATTACHMENT';
  readonly contentType: string;
  readonly content?: string;
  readonly attachments?: readonly WireAttachment[];
  readonly metadata?: NonNullable<WireItem['MessageMetadata']>;
  /** Absent for what nobody did, such as the end of the chat. */
  readonly sender?: Participant;
  /** Typing is delivered, not kept. */
  readonly stored: boolean;
}

/** Stamps an item and delivers it to everybody who is in the contact now, its sender and silent supervisors included. */
export function postItem(world: World, contact: Contact, content: ItemContent): WireItem {
  const item: WireItem = {
    AbsoluteTime: contact.transcript.stamp(),
    ...(content.content === undefined ? {} : { Content: content.content }),
    ContentType: content.contentType,
    Id: world.ids.uuid(),
    Type: content.type,
    ...(content.sender === undefined ? {} : senderOf(content.sender)),
    ...(content.metadata === undefined ? {} : { MessageMetadata: content.metadata }),
    ...(content.attachments === undefined ? {} : { Attachments: [...content.attachments] }),
    InitialContactId: contact.initialContactId,
    ContactId: contact.id,
  };
  if (content.stored) contact.transcript.append(item);
  deliverItem(world, contact, item);
  return item;
}

export function deliverItem(world: World, contact: Contact, item: WireItem): void {
  const recipients = contact.participants.filter(({ state }) => state === 'joined' || state === 'listening');
  world.events.emit({ type: 'item', contact, item, recipients });
}

type EventName = keyof typeof EventContentType;

/** A stored event without content, e.g. somebody joined. */
export function postEvent(world: World, contact: Contact, name: EventName, sender?: Participant): WireItem {
  return postItem(world, contact, {
    type: 'EVENT',
    contentType: EventContentType[name],
    stored: true,
    ...(sender === undefined ? {} : { sender }),
  });
}

const senderOf = (sender: Participant): Partial<WireItem> => ({
  ParticipantId: sender.id,
  DisplayName: sender.displayName,
  ParticipantRole: sender.role,
});
