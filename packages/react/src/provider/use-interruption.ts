import { type RefObject, useCallback, useLayoutEffect } from 'react';
import { useLiaison } from './liaison-context.ts';

/** When a field that the agent was typing in last went away with its contact, epoch ms. */
export interface Interruption {
  at: number;
}

/** Milliseconds in which hands go on typing what they had begun. */
const STILL_TYPING = 2000;

/**
 * Notices that this field goes away under the agent's hands, because its contact does: what is typed next was meant for nobody else, so no
 * field of another contact may take the focus by itself.
 */
export function useInterruption(field: RefObject<HTMLElement | null>, contactId: string): void {
  const { clock, interruption, store } = useLiaison();
  useLayoutEffect(() => {
    const element = field.current;
    return () => {
      const isGone = store.getState().contacts[contactId] === undefined;
      if (isGone && element !== null && element === document.activeElement) interruption.at = clock.now();
    };
  }, [clock, contactId, field, interruption, store]);
}

/** Whether the agent may still be typing what was meant for a contact that has just gone. */
export function useIsInterrupted(): () => boolean {
  const { clock, interruption } = useLiaison();
  return useCallback(() => clock.now() - interruption.at < STILL_TYPING, [clock, interruption]);
}
