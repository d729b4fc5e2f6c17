import type { ActionOf, Step } from './actions.ts';
import { BARREN_PAGES } from './catch-up.ts';
import type { Conversation, Older, PendingMessage } from './conversation.ts';
import { readPage } from './read-page.ts';
import { only } from './step.ts';
import { isConfirmed } from './timeline.ts';
import { prepend, remove } from './timeline-edits.ts';

export function olderRequested(
  conversation: Conversation,
  { request }: ActionOf<'olderRequested'>,
): Step<Conversation> {
  return only({ ...conversation, older: { ...conversation.older, request } });
}

/**
 * T8: what the page brings goes before the oldest stretch. Without a token there is nothing older; T5 and T7 hold as for a fill. A live
 * line that the page confirms moves to the page's place for it, and an accepted message that waits for one is its line (S2).
 */
export function olderPageReceived(
  conversation: Conversation,
  action: ActionOf<'olderPageReceived'>,
): Step<Conversation> {
  if (conversation.older.request !== action.request) return only(conversation);
  const page = action.items.filter(({ Id }) => !isConfirmed(conversation.timeline, Id));
  const { conversation: read, lines, added, changed } = readPage(conversation, page);
  const barren = lines.length > 0 ? 0 : conversation.older.barren + 1;
  const more = action.nextToken !== undefined && barren < BARREN_PAGES;
  const older: Older = { more, barren, ...(more && { nextToken: action.nextToken }) };
  const timeline = prepend(
    remove(
      conversation.timeline,
      lines.map(({ id }) => id),
    ),
    lines,
  );
  const placed = new Set(lines.map(({ id }) => id));
  const isPlaced = ({ message }: PendingMessage): boolean => placed.has(message.id);
  const pending = read.pending.some(isPlaced) ? read.pending.filter((each) => !isPlaced(each)) : read.pending;
  return { conversation: { ...read, pending, timeline, older }, added, changed };
}

export function olderFailed(conversation: Conversation, { request }: ActionOf<'olderFailed'>): Step<Conversation> {
  const { request: current, nextToken: _, ...older } = conversation.older;
  return only(current === request ? { ...conversation, older } : conversation);
}
