import type { Unsubscribe } from '@liaison/core';

/** What the start needs of the agent's sign-in. */
export interface SignIn {
  /** Completes a return from the issuer, if this is one. Answers whether the agent is signed in. */
  resume(): Promise<boolean>;
  begin(): Promise<void>;
  signOut(): Promise<void>;
  /** The session is over and could not be renewed. */
  onExpired(listener: () => void): Unsubscribe;
}
