import type { ConversationAction, Step } from './actions.ts';
import type { Conversation } from './conversation.ts';
import { mergeFill } from './merge-fill.ts';
import { refuseAll } from './sending.ts';
import { andThen, only } from './step.ts';
import { refuseUploads } from './uploads.ts';

/** E1: what waited is shown, what was not sent says so, nobody types any more; nothing else changes after it. */
export function ended(
  conversation: Conversation,
  { failure }: Extract<ConversationAction, { type: 'ended' }>,
): Step<Conversation> {
  if (conversation.ended) return only(conversation);
  const { fill } = conversation;
  const settled = fill && hasSomething(fill) ? mergeFill(conversation, fill) : only(conversation);
  return andThen(settled, (current) =>
    andThen(
      andThen(refuseAll(current, failure), (over) => refuseUploads(over, failure)),
      (over) => only({ ...over, typing: [], ended: true }),
    ),
  );
}

const hasSomething = (fill: NonNullable<Conversation['fill']>): boolean =>
  fill.pages.length > 0 || fill.waiting.length > 0;
