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

/** R4: nothing up to the line is unread any more. A line that is not here yet changes nothing. */
export function seen(conversation: Conversation, { upTo }: ActionOf<'seen'>): Step<Conversation> {
  const { timeline } = conversation;
  const line = upTo ?? newest(timeline)?.id;
  if (line === undefined || !has(timeline, line)) return only(conversation);
  const unread = Math.min(conversation.unread, unreadAfter(conversation, line));
  if (unread === conversation.unread && line === conversation.seen) return only(conversation);
  return only({ ...conversation, unread, seen: line });
}

function unreadAfter({ timeline }: Conversation, lineId: string): number {
  let count = 0;
  for (const line of backward(timeline)) {
    if (line.id === lineId) return count;
    if (countsAsUnread(line)) count += 1;
  }
  return count;
}
