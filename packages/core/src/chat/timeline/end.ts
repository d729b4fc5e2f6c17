import type { ActionOf, Step } from './actions.ts';
import type { Conversation, Fill } from './conversation.ts';
import { mergeFill } from './merge-fill.ts';
import { refuseAll } from './sending.ts';
import { andThen, only } from './step.ts';
import { refuseUploads } from './uploads.ts';

/** E1: what waited is shown, what was not sent says so, nobody types any more; nothing else changes after it. */
export function ended(conversation: Conversation, { failure }: ActionOf<'ended'>): Step<Conversation> {
  if (conversation.ended) return only(conversation);
  const { fill } = conversation;
  const settled = fill && isNews(conversation, fill) ? mergeFill(conversation, fill) : only(conversation);
  return andThen(settled, (current) =>
    andThen(
      andThen(refuseAll(current, failure), (over) => refuseUploads(over, failure)),
      // What comes before is the transcript store's to tell, which knows nothing of the service's tokens.
      (over) => only({ ...over, older: { more: over.older.more, barren: 0 }, typing: [], ended: true }),
    ),
  );
}

/** What waited, or was accepted while nothing could be placed, has its place now. */
const isNews = ({ pending }: Conversation, { pages, waiting }: Fill): boolean =>
  pages.length > 0 || waiting.length > 0 || pending.some(({ message }) => message.id !== message.key);
