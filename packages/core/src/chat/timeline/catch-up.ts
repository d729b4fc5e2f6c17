import type { WireItem } from '@liaison/protocol';
import type { ActionOf, Step } from './actions.ts';
import { type Conversation, emptyFill, type Fill } from './conversation.ts';
import { mergeFill } from './merge-fill.ts';
import { only } from './step.ts';
import { isConfirmedInOldest, oldest } from './timeline.ts';

/** T7: so many pages in a row without anything new end a fill. */
export const BARREN_PAGES = 2;

/** T3: the newest stretch is frozen until a fill reaches it. */
export function connectionLost(conversation: Conversation): Step<Conversation> {
  if (conversation.ended) return only(conversation);
  return only({ ...conversation, fill: { ...emptyFill, waiting: conversation.fill?.waiting ?? [] } });
}

/**
 * T4: a fill starts from the newest page; what an earlier one fetched is dropped, what waits goes on waiting. A token for older pages does
 * not outlive the connection it came over (amazon-connect-chatjs issue 245).
 */
export function catchUpStarted(
  conversation: Conversation,
  { request }: ActionOf<'catchUpStarted'>,
): Step<Conversation> {
  if (conversation.ended) return only(conversation);
  const older = { more: conversation.older.more, barren: 0 };
  return only({ ...conversation, older, fill: { ...emptyFill, request, waiting: conversation.fill?.waiting ?? [] } });
}

/** T5: a page counts only if it answers the request that is current. */
export function pageReceived(conversation: Conversation, action: ActionOf<'pageReceived'>): Step<Conversation> {
  const { fill } = conversation;
  if (fill?.request !== action.request || fill.outcome) return only(conversation);
  const news = action.items.some(({ Id }) => !fill.pageIds.some((ids) => ids.has(Id)));
  const { nextToken: _, ...rest } = fill;
  const next: Fill = {
    ...rest,
    pages: [...fill.pages, action.items],
    pageIds: [...fill.pageIds, new Set(action.items.map(({ Id }) => Id))],
    barren: news ? 0 : fill.barren + 1,
    ...(action.nextToken !== undefined && { nextToken: action.nextToken }),
  };
  const outcome = judge(conversation, next, action.items);
  return only({ ...conversation, fill: outcome ? { ...next, outcome } : next });
}

export function catchUpFinished(
  conversation: Conversation,
  { request }: ActionOf<'catchUpFinished'>,
): Step<Conversation> {
  const { fill } = conversation;
  if (fill?.request !== request || fill.outcome !== 'complete') return only(conversation);
  return mergeFill(conversation, fill);
}

/** T3: what came, came; before it there is a gap that the agent can see. */
export function catchUpGaveUp(conversation: Conversation, { request }: ActionOf<'catchUpGaveUp'>): Step<Conversation> {
  const { fill } = conversation;
  return fill?.request === request ? mergeFill(conversation, fill) : only(conversation);
}

/**
 * T4: complete once a page holds something that an earlier page confirmed, or the conversation's beginning. Live lines do not count:
 * a frame may have been lost between them. Only the oldest stretch counts, so that every fill that gets through closes the gaps. The
 * first fill of all needs its newest page only.
 */
function judge({ timeline }: Conversation, fill: Fill, page: readonly WireItem[]): Fill['outcome'] {
  const first = oldest(timeline);
  if (!first || fill.nextToken === undefined) return 'complete';
  if (page.some(({ Id }) => Id === first.id || isConfirmedInOldest(timeline, Id))) return 'complete';
  return fill.barren >= BARREN_PAGES ? 'stalled' : undefined;
}
