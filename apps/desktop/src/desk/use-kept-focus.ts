import { useContactStore, useIsInterrupted } from '@liaison/react';
import { useEffect, useRef } from 'react';

/**
 * Where the focus goes when what had it is gone, the best first. After a chat that is its end in words: the agent may still be typing, and a
 * space there closes nothing.
 */
const places = [
  'main [data-ended]',
  'main [data-action="close"]',
  'main [data-liaison-contact] textarea',
  'main nav button:not(:disabled)',
  '[data-action="agent-state"]',
];
/** The same while the agent may still be typing for a contact that has gone: places where keys do and send nothing. */
const quietPlaces = ['main [role="log"]', '[data-action="agent-state"]'];

/** Keeps keyboards going: when a contact ends or is closed with the focus inside, it moves to the next thing to do. */
export function useKeptFocus(): void {
  const isInterrupted = useIsInterrupted();
  const selected = useContactStore((state) => state.selectedContactId);
  const phase = useContactStore((state) => state.contacts[state.selectedContactId ?? '']?.contact.phase);
  const scene = `${selected} ${phase}`;
  const before = useRef(scene);
  useEffect(() => {
    if (before.current === scene) return;
    before.current = scene;
    if (document.activeElement !== document.body) return;
    const next = (isInterrupted() ? quietPlaces : places)
      .map((place) => document.querySelector<HTMLElement>(place))
      .find(Boolean);
    next?.focus({ preventScroll: true });
  }, [isInterrupted, scene]);
}
