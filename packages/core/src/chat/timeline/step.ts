import type { Step } from './actions.ts';
import type { ChatMessage } from './chat-message.ts';
import type { Conversation } from './conversation.ts';

const none: readonly ChatMessage[] = [];

/** A step that brought and changed no line. */
export const only = (conversation: Conversation): Step<Conversation> => ({ conversation, added: none, changed: none });

/** Goes on from one step with another, keeping both accounts. */
export function andThen(
  step: Step<Conversation>,
  next: (conversation: Conversation) => Step<Conversation>,
): Step<Conversation> {
  const after = next(step.conversation);
  return {
    conversation: after.conversation,
    added: [...step.added, ...after.added],
    changed: [...step.changed, ...after.changed],
  };
}
