import type { Unsubscribe } from './emitter.ts';

/** What the platform says about the network, and when the page wakes up. Hints only: the chat's own traffic decides. */
export interface OnlineStatus {
  isOnline(): boolean;
  /** Called when the network comes or goes, and with `true` when the page resumes from sleep or freeze. */
  subscribe(listener: (online: boolean) => void): Unsubscribe;
}
