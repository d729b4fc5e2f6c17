import { type RefObject, useEffect, useRef } from 'react';
import { useIsInterrupted } from '../provider/use-interruption.ts';
import { isDialogOpen } from '../ui/is-dialog-open.ts';

/** Where somebody may be typing. */
const fields = 'input, textarea, select, [contenteditable="true"]';

/**
 * Puts the focus into the composer when a conversation opens and can be written in, so that an agent who accepts or picks a chat types at
 * once. Not under a dialog, and not while the agent types somewhere else, such as a private note, or has just been doing so for a contact that
 * is gone: that would go to this customer. Not on touch screens, where it would open the keyboard over the conversation.
 */
export function useFocusOnOpen(ready: boolean): RefObject<HTMLTextAreaElement | null> {
  const input = useRef<HTMLTextAreaElement>(null);
  const isInterrupted = useIsInterrupted();
  useEffect(() => {
    if (!ready || isInterrupted() || window.matchMedia('(pointer: coarse)').matches) return;
    if (isDialogOpen() || document.activeElement?.matches(fields)) return;
    input.current?.focus({ preventScroll: true });
  }, [isInterrupted, ready]);
  return input;
}
