import { type RefObject, useEffect, useRef } from 'react';

/**
 * Puts the focus into the composer when a conversation opens and can be written in, so that an agent who accepts or picks a chat types at
 * once. Not on touch screens, where it would open the keyboard over the conversation.
 */
export function useFocusOnOpen(ready: boolean): RefObject<HTMLTextAreaElement | null> {
  const input = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (ready && !window.matchMedia('(pointer: coarse)').matches) input.current?.focus({ preventScroll: true });
  }, [ready]);
  return input;
}
