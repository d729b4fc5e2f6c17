import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { QuickResponse } from '../quick-responses/quick-response.ts';
import { optionId } from '../quick-responses/quick-response-list.tsx';
import { type SlashWord, slashWord } from '../quick-responses/slash-word.ts';
import { useQuickResponses } from '../quick-responses/use-quick-responses.ts';

export interface SlashMenuOptions {
  contactId: string;
  text: string;
  caret: number;
  onPick: (response: QuickResponse, slash: SlashWord) => void;
}

/** The quick responses for a `/shortcut` that is being typed: arrows move, Enter or Tab takes one, Escape closes. */
export function useSlashMenu({ contactId, text, caret, onPick }: SlashMenuOptions) {
  const listId = useId();
  const [dismissed, setDismissed] = useState<number>();
  const [active, setActive] = useState({ word: '', index: 0 });
  const slash = slashWord(text, caret);
  const word = slash && slash.start !== dismissed ? slash.word : undefined;
  const { found, isStale } = useQuickResponses(contactId, word);
  const responses = found?.responses ?? [];
  const count = responses.length;
  const index = active.word === word ? Math.min(active.index, count - 1) : 0;
  const pick = (response: QuickResponse | undefined) => {
    if (response && slash) onPick(response, slash);
  };

  /** The word for which the agent pressed Enter before the answer was there. */
  const wanted = useRef<string>(undefined);
  useEffect(() => {
    if (isStale) return;
    const takes = wanted.current !== undefined && wanted.current === word;
    wanted.current = undefined;
    if (takes) pick(responses[0]);
  });

  /** Answers whether the key was meant for the list. */
  const takeKey = (event: KeyboardEvent): boolean => {
    if (word === undefined || (found === undefined && !isStale)) return false;
    const move = (by: number) => setActive({ word, index: (index + by + count) % count });
    const takes = event.key === 'Tab' || (event.key === 'Enter' && !event.shiftKey);
    if (event.key === 'Escape') setDismissed(slash?.start);
    // Quicker than the answer: neither the slash itself nor what fitted fewer letters is meant.
    else if (takes && isStale) wanted.current = word;
    else if (count === 0) return false;
    else if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (takes) pick(responses[index]);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };

  return {
    found,
    listId,
    active: index,
    pick,
    takeKey,
    /** For the field that keeps the focus. */
    fieldProps:
      count > 0
        ? ({
            'aria-autocomplete': 'list',
            'aria-controls': listId,
            'aria-activedescendant': optionId(listId, index),
          } as const)
        : {},
  };
}
