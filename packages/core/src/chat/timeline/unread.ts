import type { ChatMessage } from './chat-message.ts';

/** What a person wrote to the agent counts; events, system texts and bots do not. */
export function countsAsUnread({ sender, messageType }: ChatMessage): boolean {
  if (sender.isSelf || messageType === 'event') return false;
  return sender.role !== 'system' && sender.role !== 'bot';
}
