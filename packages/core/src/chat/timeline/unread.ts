import type { ActionOf, Step } from './actions.ts';
import type { ChatMessage } from './chat-message.ts';
import type { Conversation } from './conversation.ts';
import { only } from './step.ts';
import { backward, has, newest } from './timeline.ts';

/** What a person wrote to the agent counts; events, system texts and bots do not. */
export function countsAsUnread({ sender, messageType }: ChatMessage): boolean {
  if (sender.isSelf || messageType === 'event') return false;
  return sender.role !== 'system' && sender.role !== 'bot';
}

/** R4: nothing up to the line is unread any more. A line that is not here yet counts once it is. */
export function seen(conversation: Conversation, { upTo }: ActionOf<'seen'>): Step<Conversation> {
  const { timeline } = conversation;
  const line = upTo ?? newest(timeline)?.id;
  if (line === undefined) return only(conversation);
  if (!has(timeline, line)) return only({ ...conversation, seenAhead: line });
  const after = unreadAfter(conversation, line);
  if (after === undefined) return only(conversation);
  const unread = Math.min(conversation.unread, after);
  if (unread === conversation.unread && line === conversation.seen) return only(conversation);
  return only({ ...conversation, unread, seen: line });
}

/** R4: what another page has seen before it was here. */
export function seenByNow(conversation: Conversation): Step<Conversation> {
  const { seenAhead, ...rest } = conversation;
  if (seenAhead === undefined || !has(rest.timeline, seenAhead)) return only(conversation);
  return seen(rest, { type: 'seen', upTo: seenAhead });
}

/** What is unread after the line; `undefined` when more than it was seen before. */
function unreadAfter({ timeline, seen: known }: Conversation, lineId: string): number | undefined {
  let count = 0;
  for (const line of backward(timeline)) {
    if (line.id === lineId) return count;
    if (line.id === known) return undefined;
    if (countsAsUnread(line)) count += 1;
  }
  return count;
}
