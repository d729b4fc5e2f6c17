import { EventContentType, type WireItem, type WireReceipt } from '@liaison/protocol';
import { deliverItem } from './post-item.ts';
import type { Participant } from './state.ts';
import { contactOf, type World } from './world.ts';
import { WorldError } from './world-error.ts';

export interface OutgoingReceipt {
  readonly kind: 'delivered' | 'read';
  readonly messageId: string;
}

/** Notes on the message that its recipient got or read it, and tells everybody in the contact. */
export function sendReceipt(world: World, recipient: Participant, { kind, messageId }: OutgoingReceipt): WireItem {
  if (recipient.state !== 'joined') throw new WorldError('NotJoined', 'The participant is not in the contact');
  const contact = contactOf(world, recipient.contactId);
  const message = contact.transcript.find(messageId);
  if (message === undefined) throw new WorldError('MessageNotFound', 'No such message in the contact');
  const stamp = contact.transcript.stamp();
  const receipts = merged(message.MessageMetadata?.Receipts ?? [], recipient.id, {
    [kind === 'read' ? 'ReadTimestamp' : 'DeliveredTimestamp']: stamp,
  });
  contact.transcript.replace({ ...message, MessageMetadata: { MessageId: messageId, Receipts: receipts } });
  const item: WireItem = {
    AbsoluteTime: stamp,
    ContentType: kind === 'read' ? EventContentType.messageRead : EventContentType.messageDelivered,
    Id: world.ids.uuid(),
    Type: 'MESSAGEMETADATA',
    InitialContactId: contact.initialContactId,
    ContactId: contact.id,
    MessageMetadata: {
      MessageId: messageId,
      Receipts: receipts.filter((receipt) => receipt.RecipientParticipantId === recipient.id),
    },
  };
  deliverItem(world, contact, item);
  return item;
}

/** One receipt per recipient; a first stamp stays. */
function merged(receipts: readonly WireReceipt[], recipientId: string, stamp: WireReceipt): WireReceipt[] {
  const others = receipts.filter((receipt) => receipt.RecipientParticipantId !== recipientId);
  const own = receipts.find((receipt) => receipt.RecipientParticipantId === recipientId);
  return [...others, { RecipientParticipantId: recipientId, ...stamp, ...own }];
}
