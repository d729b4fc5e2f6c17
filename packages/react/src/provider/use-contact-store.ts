import { useStore } from 'zustand';
import { type ReadableContactState, useLiaison } from './liaison-context.ts';

/**
 * Reads from the contact store and renders again when the selected value changes (by `Object.is`). Select small flat values; wrap a
 * selector that builds an array or object in zustand's `useShallow`.
 */
export function useContactStore<Selected>(selector: (state: ReadableContactState) => Selected): Selected {
  return useStore(useLiaison().drawn, selector);
}
