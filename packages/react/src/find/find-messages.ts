import type { Stretch } from '@liaison/core';
import { searchableText } from './searchable-text.ts';

/** Without case, and without the accents that people leave out. Answers a text of the same length, so that places in it stay true. */
export function fold(text: string): string {
  return Array.from(text, (character) => {
    const bare = character.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
    return bare.length === character.length ? bare : character;
  }).join('');
}

/** Keys of the messages that hold `query`, oldest first. */
export function findMessages(stretches: readonly Stretch[], query: string): string[] {
  const wanted = fold(query.trim());
  if (wanted === '') return [];
  return stretches.flatMap(({ chunks }) =>
    chunks.flatMap(({ messages }) =>
      messages.filter((message) => fold(searchableText(message)).includes(wanted)).map(({ key }) => key),
    ),
  );
}
