import type { WireItem } from '@liaison/protocol';
import type { ActionOf, Step } from './actions.ts';
import type { ArchivedItem, MaskedSpan } from './archived-item.ts';
import type { ChatAttachment, ChatMessage } from './chat-message.ts';
import type { Conversation, Older } from './conversation.ts';
import { matchEcho, provenLine } from './echo.ts';
import { kindOf } from './message-kinds.ts';
import { adopted, without } from './sending.ts';
import { andThen, only } from './step.ts';
import { find, has, oldest, type Timeline } from './timeline.ts';
import { insertByStamp, prepend, replace } from './timeline-edits.ts';
import { matchUpload } from './uploads.ts';
import { parseTimestamp, toMessage } from './wire-message.ts';

/** E2: the chat is over; from here on the transcript store is asked. */
export function archiveRequested(
  conversation: Conversation,
  { request, older, isOwn }: ActionOf<'archiveRequested'>,
): Step<Conversation> {
  if (!conversation.ended) return only(conversation);
  return only({
    ...conversation,
    archive: { name: 'reading', older, isOwn },
    older: { ...conversation.older, request },
  });
}

/**
 * E2: brings what is not there yet: in the page's order before everything, by stamp otherwise. What is there stays as the page has it, but
 * for the verdict on a file. An example: known are b and d, the page holds a b c. Then a goes before b, and c takes its place by stamp.
 */
export function archivePageReceived(
  conversation: Conversation,
  action: ActionOf<'archivePageReceived'>,
): Step<Conversation> {
  if (conversation.older.request !== action.request || conversation.archive?.name !== 'reading') {
    return only(conversation);
  }
  const before = conversation.archive.isOwn ? identified(conversation, action.items) : conversation;
  const merged = merge(before, action.items);
  const { older, isOver } = afterPage(before, action, merged);
  const settled = andThen(merged, (current) =>
    only({ ...current, older, ...(isOver && { archive: { name: 'read' } }) }),
  );
  return andThen(settled, recognise);
}

export function archiveFailed(
  conversation: Conversation,
  { request, failure }: ActionOf<'archiveFailed'>,
): Step<Conversation> {
  const { request: current, ...older } = conversation.older;
  return only(current === request ? { ...conversation, older, archive: { name: 'failed', failure } } : conversation);
}

/** After a reload nobody tells which participant we were: the one agent who speaks in this contact. Two of them tell nothing. */
function identified(conversation: Conversation, items: readonly WireItem[]): Conversation {
  const { selfId, contactId } = conversation;
  if (selfId !== undefined) return conversation;
  const agents = new Set(
    items
      .filter(({ ParticipantRole, ContactId = contactId }) => ParticipantRole === 'AGENT' && ContactId === contactId)
      .map(({ ParticipantId }) => ParticipantId),
  );
  const [agent, ...others] = agents;
  return agent === undefined || others.length > 0 ? conversation : { ...conversation, selfId: agent };
}

function merge(conversation: Conversation, items: readonly ArchivedItem[]): Step<Conversation> {
  const head: ChatMessage[] = [];
  const changed: ChatMessage[] = [];
  const added: ChatMessage[] = [];
  const seen = new Set<string>();
  const { contactId, selfId } = conversation;
  let isHead = beginsBefore(conversation.timeline, items);
  let current = conversation;
  let fallbackTimestamp = 0;
  for (const item of items) {
    const kind = kindOf(item);
    if (kind.kind !== 'line' || seen.has(item.Id)) continue;
    seen.add(item.Id);
    const read = withMasks(toMessage(item, kind, { contactId, selfId, fallbackTimestamp }), item);
    fallbackTimestamp = read.timestamp;
    const known = find(current.timeline, item.Id);
    if (known) {
      isHead = false;
      const line = withVerdict(known, read);
      if (line !== known) changed.push(line);
      current = line === known ? current : { ...current, timeline: replace(current.timeline, line) };
      continue;
    }
    const upload = matchUpload(current, read);
    const { conversation: matched, message: line } = matchEcho(upload.conversation, upload.message);
    (line.key === line.id ? added : changed).push(line);
    if (isHead) head.push(line);
    current = isHead ? matched : { ...matched, timeline: insertByStamp(matched.timeline, line) };
  }
  return { conversation: { ...current, timeline: prepend(current.timeline, head) }, added, changed };
}

/** Spans that do not lie in the text, one after the other, are none: a text is never cut by what cannot be true. */
function withMasks(line: ChatMessage, { Masked = [], Revealable }: ArchivedItem): ChatMessage {
  const masked: MaskedSpan[] = [];
  for (const { field, kind, start, end } of Masked) {
    const isInPlace = (masked.at(-1)?.end ?? 0) <= start && start < end && end <= line.content.length;
    if (field === 'Content' && isInPlace) masked.push({ kind, start, end });
  }
  return masked.length > 0 ? { ...line, masked, ...(Revealable && { revealable: true }) } : line;
}

/** What was left out of a line is there now; its place, its key and its fate stay. */
export function lineRevealed(conversation: Conversation, { item }: ActionOf<'lineRevealed'>): Step<Conversation> {
  const known = find(conversation.timeline, item.Id);
  if (!known?.masked || item.Content === undefined) return only(conversation);
  const { masked: _, revealable: __, ...rest } = known;
  const line = withMasks({ ...rest, content: item.Content }, item);
  return {
    conversation: { ...conversation, timeline: replace(conversation.timeline, line) },
    added: [],
    changed: [line],
  };
}

/** Whether what the page begins with is older than all that is known: it then keeps the page's order, whatever the stamps. */
function beginsBefore(timeline: Timeline, items: readonly WireItem[]): boolean {
  const first = oldest(timeline);
  if (!first || items.some(({ Id }) => Id === first.id)) return true;
  const last = parseTimestamp(items.at(-1)?.AbsoluteTime ?? '');
  return last !== undefined && last <= first.timestamp;
}

const isFinal = ({ status }: ChatAttachment): boolean => status === 'approved' || status === 'rejected';

/** T1, A6: the store may be behind the page in everything but what the scanner said after the end. */
function withVerdict(known: ChatMessage, read: ChatMessage): ChatMessage {
  const verdicts = new Map(read.attachments?.filter(isFinal).map(({ id, status }) => [id, status]));
  if (!known.attachments?.some((file) => !isFinal(file) && verdicts.has(file.id))) return known;
  const attachments = known.attachments.map((file) =>
    isFinal(file) ? file : { ...file, status: verdicts.get(file.id) ?? file.status },
  );
  return { ...known, attachments };
}

/** Whether the read goes on with another page, and what is older after it. */
function afterPage(
  before: Conversation,
  { items, nextToken }: ActionOf<'archivePageReceived'>,
  { conversation, added }: Step<Conversation>,
): { older: Older; isOver: boolean } {
  const { request, more: knew } = before.older;
  const readsOlder = before.archive?.name === 'reading' && before.archive.older;
  const isFirst = oldest(before.timeline) === undefined;
  const reaches = isFirst || items.some(({ Id }) => isInOldest(before.timeline, Id));
  const isOver = nextToken === undefined || (readsOlder ? added.length > 0 : reaches);
  // A page that begins in the middle of what is known says nothing about what is older than all of it.
  const beginsAll = isFirst || items.some(({ Id }) => Id === oldest(conversation.timeline)?.id);
  const more = nextToken !== undefined && (!isOver || readsOlder || beginsAll || knew);
  return {
    older: {
      more,
      barren: 0,
      ...(more && { nextToken }),
      ...(!isOver && request !== undefined && { request }),
    },
    isOver,
  };
}

function isInOldest(timeline: Timeline, id: string): boolean {
  return has(timeline, id) && timeline.index.get(id)?.stretch === timeline.stretches[0]?.key;
}

/** S6 after the end: what was on its way when the chat ended, and is in the store after all, was sent. */
function recognise(conversation: Conversation): Step<Conversation> {
  return conversation.pending
    .filter(({ message }) => message.failure?.name === 'ChatEndedError')
    .reduce(
      (step, pending) =>
        andThen(step, (current) => {
          const line = provenLine(current, pending);
          return line ? adopted(without(current, pending), pending.message.key, line) : only(current);
        }),
      only(conversation),
    );
}
