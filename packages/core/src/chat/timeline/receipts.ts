import { EventContentType, type WireItem } from '@liaison/protocol';
import type { ChatMessage } from './chat-message.ts';
import type { Step } from './actions.ts';
import type { Conversation } from './conversation.ts';
import { advance } from './message-status.ts';
import { only } from './step.ts';
import { find } from './timeline.ts';
import { replace } from './timeline-edits.ts';

type Receipt = 'delivered' | 'read';

/** Receipts may come before their message; those of other chats never find one, so only the newest are kept. */
const EARLY_RECEIPTS = 50;

/** R1: a receipt moves the status of one own message of this contact, and nothing else. */
export function receiptReceived(conversation: Conversation, item: WireItem): Step<Conversation> {
  const found = readReceipt(item, conversation.selfId);
  if (!found) return only(conversation);
  const message = find(conversation.timeline, found.messageId);
  if (!message) return only(remember(conversation, found.messageId, found.receipt));
  const status = advance(message.status, found.receipt);
  if (status === message.status) return only(conversation);
  const changed = { ...message, status };
  return {
    conversation: { ...conversation, timeline: replace(conversation.timeline, changed) },
    added: [],
    changed: [changed],
  };
}

/** The message with the receipt that came before it, if one did. */
export function withEarlyReceipt(conversation: Conversation, message: ChatMessage): ChatMessage {
  const receipt = conversation.earlyReceipts.get(message.id);
  if (!receipt) return message;
  const status = advance(message.status, receipt);
  return status === message.status ? message : { ...message, status };
}

function remember(conversation: Conversation, messageId: string, receipt: Receipt): Conversation {
  const known = conversation.earlyReceipts.get(messageId);
  if (known === 'read' || known === receipt) return conversation;
  const kept = [...conversation.earlyReceipts].slice(-(EARLY_RECEIPTS - 1));
  return { ...conversation, earlyReceipts: new Map([...kept, [messageId, receipt]]) };
}

/** A receipt comes as a message's metadata (ChatJS) or as an event whose content names the message (Participant Service). */
function readReceipt(item: WireItem, selfId: string | undefined): { messageId: string; receipt: Receipt } | undefined {
  const metadata = item.MessageMetadata;
  if (metadata?.MessageId !== undefined) {
    const receipts = (metadata.Receipts ?? []).filter(
      ({ RecipientParticipantId }) => RecipientParticipantId !== selfId,
    );
    if (receipts.some(({ ReadTimestamp }) => ReadTimestamp)) return { messageId: metadata.MessageId, receipt: 'read' };
    if (receipts.some(({ DeliveredTimestamp }) => DeliveredTimestamp))
      return { messageId: metadata.MessageId, receipt: 'delivered' };
    return undefined;
  }
  if (item.ParticipantId === selfId) return undefined;
  const messageId = readMessageId(item.Content);
  if (messageId === undefined) return undefined;
  return { messageId, receipt: item.ContentType === EventContentType.messageRead ? 'read' : 'delivered' };
}

function readMessageId(content: string | undefined): string | undefined {
  try {
    const parsed: unknown = JSON.parse(content ?? '');
    if (typeof parsed !== 'object' || parsed === null || !('messageId' in parsed)) return undefined;
    return typeof parsed.messageId === 'string' ? parsed.messageId : undefined;
  } catch {
    return undefined;
  }
}
