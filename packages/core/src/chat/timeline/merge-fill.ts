import type { WireItem } from '@liaison/protocol';
import type { Step } from './actions.ts';
import type { ChatMessage } from './chat-message.ts';
import type { Conversation, Fill, Older } from './conversation.ts';
import { inFlight, linked, provenLine } from './echo.ts';
import { itemReceived, place } from './live-items.ts';
import { readPage } from './read-page.ts';
import { adopted, without } from './sending.ts';
import { andThen, only } from './step.ts';
import { endOf, find, has, oldest, firstConfirmed, type Position, tailFrom, type Timeline } from './timeline.ts';
import { insertByStamp, openStretch, remove, replaceTail } from './timeline-edits.ts';
import { countsAsUnread } from './unread.ts';

/**
 * Ends a fill. An example: known are A b c (A from a page, b and c live), the pages hold A c x B, d waits. The tail from A on becomes
 * A c x B; b, which no page holds, and d then take their places by stamp. Had the fill given up before A, `c x B` would stand in a
 * stretch of its own behind a gap.
 */
export function mergeFill(conversation: Conversation, fill: Fill): Step<Conversation> {
  const { fill: _, ...settled } = conversation;
  const merged = andThen(andThen(applyPages(settled, fill), applyWaiting(fill.waiting)), placeAccepted);
  return fill.outcome === 'complete' ? andThen(merged, recognise) : merged;
}

function applyPages(conversation: Conversation, fill: Fill): Step<Conversation> {
  const read = readPage(conversation, fill.pages.toReversed().flat());
  const ids = new Set(read.lines.map(({ id }) => id));
  const joins = fill.outcome === 'complete' || firstConfirmed(conversation.timeline, ids) !== undefined;
  const timeline = joins
    ? joined(conversation.timeline, read.lines, ids)
    : detached(conversation.timeline, read.lines, ids);
  const first = oldest(conversation.timeline);
  return {
    conversation: {
      ...read.conversation,
      timeline,
      older: !first || ids.has(first.id) ? olderThan(fill) : conversation.older,
      unread:
        conversation.unread +
        (first ? read.added : unseen(read.added, conversation.seen)).filter(countsAsUnread).length,
    },
    added: read.added,
    changed: read.changed,
  };
}

/** The pages' order for what they hold; what they do not hold keeps its place by stamp. */
function joined(known: Timeline, lines: readonly ChatMessage[], ids: ReadonlySet<string>): Timeline {
  const timeline = withoutStrays(known.stretches.length > 0 ? known : openStretch(known), ids);
  const seam = joint(timeline, ids);
  const left = tailFrom(timeline, seam).filter(({ id }) => !ids.has(id));
  return left.reduce(insertByStamp, replaceTail(timeline, seam, lines, ids));
}

/** The pages in a stretch of their own, behind a gap when anything was known before. */
function detached(known: Timeline, lines: readonly ChatMessage[], ids: ReadonlySet<string>): Timeline {
  const timeline = remove(known, ids);
  const open = timeline.stretches.at(-1)?.chunks.length === 0 ? timeline : openStretch(timeline);
  return replaceTail(open, endOf(open), lines, ids);
}

/** Where the pages join what is known: at the first line that an earlier page confirmed, or, when they hold the whole conversation, at its start. */
function joint(timeline: Timeline, ids: ReadonlySet<string>): Position {
  return firstConfirmed(timeline, ids) ?? { stretch: 0, chunk: 0, at: 0 };
}

/** Live lines that stand before the joint although the pages put them behind it are taken out: they come back in the pages' order. */
function withoutStrays(timeline: Timeline, ids: ReadonlySet<string>): Timeline {
  const tail = new Set(tailFrom(timeline, joint(timeline, ids)).map(({ id }) => id));
  return remove(
    timeline,
    [...ids].filter((id) => has(timeline, id) && !tail.has(id)),
  );
}

const olderThan = ({ pages, nextToken }: Fill): Older => ({
  more: pages.length === 0 || nextToken !== undefined,
  barren: 0,
  ...(nextToken !== undefined && { nextToken }),
});

/** R4: after a reload what was seen before it is seen, and so is what the agent answered. */
function unseen(lines: readonly ChatMessage[], seen: string | undefined): readonly ChatMessage[] {
  const isSeen = ({ id, sender, messageType }: ChatMessage): boolean =>
    id === seen || (sender.isSelf && messageType !== 'event');
  return lines.slice(lines.findLastIndex(isSeen) + 1);
}

function applyWaiting(waiting: readonly WireItem[]): (conversation: Conversation) => Step<Conversation> {
  return (conversation) => {
    let current = conversation;
    const added: ChatMessage[] = [];
    const changed: ChatMessage[] = [];
    for (const item of waiting) {
      const step = itemReceived(current, { type: 'itemReceived', item });
      current = step.conversation;
      added.push(...step.added);
      changed.push(...step.changed);
    }
    return { conversation: current, added, changed };
  };
}

/** S2: what was accepted meanwhile becomes the line that the pages brought, or takes its place by stamp. */
function placeAccepted(conversation: Conversation): Step<Conversation> {
  return conversation.pending
    .filter(({ message }) => message.id !== message.key)
    .reduce(
      (step, { message }) =>
        andThen(step, (current) => {
          const line = find(current.timeline, message.id);
          const rest = without(current, message.key);
          return line ? adopted(rest, message.key, line) : place(rest, message);
        }),
      only(conversation),
    );
}

/** S6 for a send whose answer was lost, S3 for one whose answer may still come. */
function recognise(conversation: Conversation): Step<Conversation> {
  const pending = inFlight(conversation);
  const line = pending && pending.echoId === undefined ? provenLine(conversation, pending) : undefined;
  if (!pending || !line) return only(conversation);
  const { key, status } = pending.message;
  return adopted(
    status === 'uncertain' ? without(conversation, key) : linked(conversation, pending, line.id),
    key,
    line,
  );
}
