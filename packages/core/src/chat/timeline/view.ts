import type { ChatMessage } from './chat-message.ts';
import type { Conversation } from './conversation.ts';
import type { Stretch } from './timeline.ts';

/** Own messages and files that are shown after everything confirmed: those that no line stands for. */
const shownPending = ({ pending, uploads }: Conversation): readonly ChatMessage[] => [
  ...pending.filter(({ echoId }) => echoId === undefined).map(({ message }) => message),
  ...uploads,
];

/**
 * What is shown, oldest first; between two stretches there is a gap. Stretches, chunks and messages that did not change are the same
 * objects as before. What is not confirmed yet ends the last chunk.
 */
export function shownStretches(conversation: Conversation): readonly Stretch[] {
  const { stretches, nextKey } = conversation.timeline;
  const pending = shownPending(conversation);
  if (pending.length === 0) return stretches;
  const stretch = stretches.at(-1) ?? { key: nextKey, chunks: [] };
  const chunk = stretch.chunks.at(-1) ?? { key: nextKey + 1, messages: [] };
  const chunks = [...stretch.chunks.slice(0, -1), { ...chunk, messages: [...chunk.messages, ...pending] }];
  return [...stretches.slice(0, -1), { ...stretch, chunks }];
}
