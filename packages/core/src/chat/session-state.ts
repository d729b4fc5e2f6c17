import type { LiaisonError } from '../platform/errors.ts';

/** Why a chat ended for this agent, as far as it is known. `transfer` and `left`: it goes on without this agent. */
export type EndReason = 'customer' | 'agent' | 'transfer' | 'left' | 'expired' | 'unknown';

/** States of a chat session; the legal moves are a table in `chat/sync`. Times are epoch ms on the injected clock. */
export type SessionState =
  | { readonly name: 'idle' }
  | { readonly name: 'connecting'; readonly attempt: number }
  | { readonly name: 'catchingUp' }
  | { readonly name: 'live' }
  | { readonly name: 'interrupted'; readonly since: number }
  | { readonly name: 'ended'; readonly reason: EndReason }
  | { readonly name: 'failed'; readonly error: LiaisonError };
