import { useSyncExternalStore } from 'react';
import { useLiaison } from './liaison-context.ts';

/** Epoch ms, a new value about once a second. Every component that uses it changes at the same moment. */
export function useNow(): number {
  const { ticker } = useLiaison();
  return useSyncExternalStore(ticker.subscribe, ticker.now);
}
