import type { WireItem } from '@liaison/protocol';
import type { ChatMessage } from './chat-message.ts';
import type { Conversation } from './conversation.ts';
import { kindOf } from './message-kinds.ts';
import { withEarlyReceipt } from './receipts.ts';
import { refresh } from './refresh.ts';
import { find } from './timeline.ts';
import { spoke } from './typing.ts';
import { matchUpload } from './uploads.ts';
import { toMessage } from './wire-message.ts';

interface PageLines {
  /** The conversation with what the page says about who is typing; its timeline is untouched. */
  readonly conversation: Conversation;
  /** Every line of the page in its order, each Id once; known ones brought up to date. */
  readonly lines: readonly ChatMessage[];
  readonly added: readonly ChatMessage[];
  readonly changed: readonly ChatMessage[];
}

/** Reads the items of one or more pages, oldest first. */
export function readPage(conversation: Conversation, items: readonly WireItem[]): PageLines {
  const lines = new Map<string, ChatMessage>();
  const added: ChatMessage[] = [];
  const changed: ChatMessage[] = [];
  let current = conversation;
  let timestamp = 0;
  const identity = { contactId: conversation.contactId, selfId: conversation.selfId };
  for (const item of items) {
    const kind = kindOf(item);
    if (kind.kind !== 'line' || lines.has(item.Id)) continue;
    const known = find(conversation.timeline, item.Id) ?? accepted(conversation, item.Id);
    const read = toMessage(item, kind, { ...identity, fallbackTimestamp: known?.timestamp ?? timestamp });
    const { conversation: matched, message } = known
      ? { conversation: current, message: refresh(known, read) }
      : matchUpload(current, read);
    const line = withEarlyReceipt(conversation, message);
    if (!known && line.key === line.id) added.push(line);
    else if (line !== known) changed.push(line);
    lines.set(item.Id, line);
    timestamp = line.timestamp;
    current = spoke(matched, line);
  }
  return { conversation: current, lines: [...lines.values()], added, changed };
}

/** An own message whose acceptance came before its item: the line keeps its key and progress. */
function accepted(conversation: Conversation, id: string): ChatMessage | undefined {
  return conversation.pending.find(({ message }) => message.id === id)?.message;
}
