import type { ChatMessage } from '@liaison/core';
import { parseInteractive } from '../interactive/interactive-content.ts';

/** What of a message can be found: the words that a reader sees. */
export function searchableText(message: ChatMessage): string {
  const { messageType, content, attachments } = message;
  if (messageType === 'event' || messageType === 'unknown') return '';
  const names = attachments?.map(({ name }) => name) ?? [];
  const text = messageType === 'interactive' ? interactiveText(content) : content;
  return [text, ...names].filter(Boolean).join('\n');
}

function interactiveText(content: string): string {
  const parts = (interactive: ReturnType<typeof parseInteractive>): string[] => {
    if (!interactive) return [];
    const own = [interactive.title, interactive.subtitle ?? ''];
    if (interactive.kind === 'choices')
      return [...own, ...interactive.choices.flatMap(({ title, subtitle = '' }) => [title, subtitle])];
    return interactive.kind === 'cards' ? [...own, ...interactive.cards.flatMap(parts)] : own;
  };
  return parts(parseInteractive(content)).filter(Boolean).join('\n');
}
