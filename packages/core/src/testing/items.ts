import { EventContentType, MessageContentType, type WireItem } from '@liaison/protocol';

const BASE = Date.UTC(2026, 0, 5, 9);

/** A stamp as the service writes it, `at` ms after nine o'clock on the test day. */
export const stamp = (at: number): string => new Date(BASE + at).toISOString();

export const CUSTOMER = { ParticipantId: 'customer-participant', ParticipantRole: 'CUSTOMER', DisplayName: 'Cleo' };
export const AGENT = { ParticipantId: 'agent-participant', ParticipantRole: 'AGENT', DisplayName: 'Ada' };

interface ItemOptions {
  readonly id: string;
  /** Milliseconds after the start of the test day. */
  readonly at?: number;
  readonly content?: string;
  readonly from?: Partial<WireItem>;
}

/** A text message, from the customer unless `from` says otherwise. */
export const textItem = ({ id, at = 0, content = id, from = CUSTOMER }: ItemOptions): WireItem => ({
  Id: id,
  Type: 'MESSAGE',
  AbsoluteTime: stamp(at),
  ContentType: MessageContentType.text,
  Content: content,
  ...from,
});

export const eventItem = ({ id, at = 0, from = CUSTOMER, event }: ItemOptions & { event: string }): WireItem => ({
  Id: id,
  Type: 'EVENT',
  AbsoluteTime: stamp(at),
  ContentType: event,
  ...from,
});

export const typingItem = (options: ItemOptions): WireItem => eventItem({ ...options, event: EventContentType.typing });

/** A receipt as ChatJS delivers it: not an event but the message's metadata. */
export const receiptItem = ({
  id,
  at = 0,
  messageId,
  read = false,
  recipient = CUSTOMER.ParticipantId,
}: ItemOptions & { messageId: string; read?: boolean; recipient?: string }): WireItem => ({
  Id: id,
  Type: 'MESSAGEMETADATA',
  AbsoluteTime: stamp(at),
  MessageMetadata: {
    MessageId: messageId,
    Receipts: [{ RecipientParticipantId: recipient, [read ? 'ReadTimestamp' : 'DeliveredTimestamp']: stamp(at) }],
  },
});
