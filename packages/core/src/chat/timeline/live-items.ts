import type { WireItem } from '@liaison/protocol';
import type { ActionOf, Step } from './actions.ts';
import type { ChatMessage } from './chat-message.ts';
import type { Conversation } from './conversation.ts';
import { matchEcho } from './echo.ts';
import { type ItemKind, kindOf } from './message-kinds.ts';
import { receiptReceived, withEarlyReceipt } from './receipts.ts';
import { refresh } from './refresh.ts';
import { only } from './step.ts';
import { find, newest, oldest } from './timeline.ts';
import { insertByStamp, replace } from './timeline-edits.ts';
import { spoke, stopped, typingReceived } from './typing.ts';
import { countsAsUnread } from './unread.ts';
import { matchUpload } from './uploads.ts';
import { toMessage } from './wire-message.ts';

export function itemReceived(conversation: Conversation, { item }: ActionOf<'itemReceived'>): Step<Conversation> {
  const kind = kindOf(item);
  if (kind.kind === 'line') return lineReceived(conversation, item, kind);
  if (kind.kind === 'receipt') return receiptReceived(conversation, item);
  return only(kind.kind === 'typing' ? typingReceived(conversation, item) : conversation);
}

function lineReceived(
  conversation: Conversation,
  item: WireItem,
  kind: Extract<ItemKind, { kind: 'line' }>,
): Step<Conversation> {
  const known = find(conversation.timeline, item.Id);
  if (known) return refreshed(conversation, known, read(conversation, item, kind, known.timestamp));
  if (conversation.fill) return only(wait(conversation, item));
  const fallback = newest(conversation.timeline)?.timestamp ?? 0;
  return place(conversation, read(conversation, item, kind, fallback));
}

/** T2: a live line takes its place by stamp; S3: an own one may be the send in flight. */
export function place(conversation: Conversation, message: ChatMessage): Step<Conversation> {
  if (isBeforeWindow(conversation, message)) return only(conversation);
  const upload = matchUpload(conversation, message);
  const { conversation: matched, message: line } = matchEcho(upload.conversation, upload.message);
  const placed = withEarlyReceipt(matched, line);
  const said = spoke(matched, placed);
  const next = {
    ...said,
    timeline: insertByStamp(said.timeline, placed),
    unread: said.unread + (countsAsUnread(placed) ? 1 : 0),
  };
  return line.key === message.key
    ? { conversation: next, added: [placed], changed: [] }
    : { conversation: next, added: [], changed: [placed] };
}

/** T8: a line from before the oldest page has no neighbours to stand between yet; the page that holds it brings it. */
function isBeforeWindow({ timeline, older }: Conversation, line: ChatMessage): boolean {
  const first = older.more ? oldest(timeline) : undefined;
  return first !== undefined && line.timestamp < first.timestamp;
}

/** T1: the second arrival of an Id changes its line where it stands. */
export function refreshed(conversation: Conversation, known: ChatMessage, arrived: ChatMessage): Step<Conversation> {
  const message = refresh(known, arrived);
  if (message === known) return only(conversation);
  return {
    conversation: { ...conversation, timeline: replace(conversation.timeline, message) },
    added: [],
    changed: [message],
  };
}

function read(
  { contactId, selfId }: Conversation,
  item: WireItem,
  kind: Extract<ItemKind, { kind: 'line' }>,
  fallbackTimestamp: number,
): ChatMessage {
  return toMessage(item, kind, { contactId, selfId, fallbackTimestamp });
}

/** T6: what comes during a fill waits; the newest form of an Id counts. Whoever said it stops typing at once (R2). */
function wait(conversation: Conversation, item: WireItem): Conversation {
  const { fill } = conversation;
  if (!fill) return conversation;
  const quiet = item.ParticipantId === undefined ? conversation : stopped(conversation, item.ParticipantId);
  return { ...quiet, fill: { ...fill, waiting: [...fill.waiting, item] } };
}
