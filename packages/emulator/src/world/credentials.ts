import type { Clock } from './clock.ts';
import type { Ids } from './ids.ts';
import { TokenStore } from './token-store.ts';

/** Lifetimes: connection token one day, socket address 100 s (Participant Service model). The agent token's is assumed. */
const dayMs = 24 * 60 * 60 * 1000;
export const socketTicketLifetimeMs = 100_000;
const agentTokenLifetimeMs = 12 * 60 * 60 * 1000;

export type SocketSubject =
  | { readonly kind: 'agent'; readonly login: string }
  | { readonly kind: 'participant'; readonly participantId: string };

/** Where the next page of a transcript begins. It counts only with the connection token it was given to. */
export interface PagePosition {
  readonly connectionToken: string;
  readonly from: number;
  readonly direction: 'FORWARD' | 'BACKWARD';
}

/** Every token the instance has given out, by kind. */
export interface Credentials {
  /** Subject: participant id. Lives as long as the participant is in the contact. */
  readonly participantTokens: TokenStore<string>;
  /** Subject: participant id. */
  readonly connectionTokens: TokenStore<string>;
  readonly socketTickets: TokenStore<SocketSubject>;
  /** The bearer of the agent API. Subject: the login session, so that signing out ends it. */
  readonly agentTokens: TokenStore<{ readonly sessionId: string }>;
  readonly pageTokens: TokenStore<PagePosition>;
  /** Signs the addresses at which attachments are stored and fetched. */
  readonly storageKey: string;
}

export function createCredentials({ clock, ids }: { clock: Clock; ids: Ids }): Credentials {
  return {
    participantTokens: new TokenStore({ clock, ids, prefix: 'PT', lifetimeMs: Number.POSITIVE_INFINITY }),
    connectionTokens: new TokenStore({ clock, ids, prefix: 'CT', lifetimeMs: dayMs }),
    socketTickets: new TokenStore({ clock, ids, prefix: 'WS', lifetimeMs: socketTicketLifetimeMs }),
    agentTokens: new TokenStore({ clock, ids, prefix: 'AT', lifetimeMs: agentTokenLifetimeMs }),
    pageTokens: new TokenStore({ clock, ids, prefix: 'NT', lifetimeMs: dayMs }),
    storageKey: ids.token('SK'),
  };
}
