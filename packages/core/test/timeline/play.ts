import type { WireItem } from '@liaison/protocol';
import type { ConversationAction } from '../../src/chat/timeline/actions.ts';
import { type Conversation, emptyConversation } from '../../src/chat/timeline/conversation.ts';
import { reduce } from '../../src/chat/timeline/reduce.ts';
import { shownStretches } from '../../src/chat/timeline/view.ts';
import type { ChatMessage } from '../../src/index.ts';
import { AGENT } from '../../src/testing/index.ts';

export const CONTACT = 'contact-1';

export const start: Conversation = play(emptyConversation(CONTACT), [
  { type: 'identified', participantId: AGENT.ParticipantId, role: 'agent' },
]);

/** The conversation after all actions. */
export function play(conversation: Conversation, actions: readonly ConversationAction[]): Conversation {
  return actions.reduce((current, action) => reduce(current, action).conversation, conversation);
}

export const live = (item: WireItem): ConversationAction => ({ type: 'itemReceived', item });

/** A fill that gets through with these pages, the newest first. */
export const caughtUp = (...pages: readonly (readonly WireItem[])[]): ConversationAction[] =>
  fill('catchUpFinished', pages);

/** A fill that gives up after these pages. */
export const gaveUp = (...pages: readonly (readonly WireItem[])[]): ConversationAction[] =>
  fill('catchUpGaveUp', pages);

let requests = 0;
function fill(end: 'catchUpFinished' | 'catchUpGaveUp', pages: readonly (readonly WireItem[])[]): ConversationAction[] {
  const request = `fill-${(requests += 1)}`;
  return [
    { type: 'catchUpStarted', request },
    ...pages.map((items): ConversationAction => ({ type: 'pageReceived', request, items, nextToken: 'older' })),
    { type: end, request },
  ];
}

export const messages = (conversation: Conversation): ChatMessage[] =>
  shownStretches(conversation).flatMap(({ chunks }) => chunks.flatMap((chunk) => chunk.messages));

/** Ids in order; `|` stands for a gap. */
export const shown = (conversation: Conversation): string =>
  shownStretches(conversation)
    .map(({ chunks }) => chunks.flatMap((chunk) => chunk.messages.map(({ id }) => id)).join(' '))
    .join(' | ');

export const statuses = (conversation: Conversation): string[] =>
  messages(conversation).map(({ key, status }) => `${key}:${status}`);

export const queued = (clientToken: string, content = clientToken): ConversationAction => ({
  type: 'messageQueued',
  clientToken,
  content,
  contentType: 'text/plain',
  at: 0,
});
