import type { FaultRegistry } from '../faults/fault-registry.ts';
import type { Clock } from './clock.ts';
import type { Ids } from './ids.ts';
import { TokenStore } from './token-store.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** How long what the instance gives out is good for, in milliseconds. */
export interface TokenLifetimes {
  readonly connectionTokenMs: number;
  readonly socketAddressMs: number;
  readonly agentTokenMs: number;
}

/** Connection token one day, socket address 100 s (Participant Service model); the agent token's 12 h are assumed. */
const defaultLifetimes: TokenLifetimes = {
  connectionTokenMs: dayMs,
  socketAddressMs: 100_000,
  agentTokenMs: 12 * 60 * 60 * 1000,
};

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
  /** What an agent's page renews its agent token with. Subject: as of the agent token. */
  readonly refreshTokens: TokenStore<{ readonly sessionId: string }>;
  readonly pageTokens: TokenStore<PagePosition>;
  /** What an interactive message names a view with, for DescribeView. */
  readonly viewTokens: TokenStore<{ readonly viewId: string; readonly contactId: string }>;
  /** Signs the addresses at which attachments are stored and fetched. */
  readonly storageKey: string;
}

const forever = () => Number.POSITIVE_INFINITY;

export interface CredentialsOptions {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly faults: FaultRegistry;
  readonly lifetimes?: Partial<TokenLifetimes> | undefined;
}

export function createCredentials({ clock, ids, faults, lifetimes }: CredentialsOptions): Credentials {
  const { connectionTokenMs, socketAddressMs, agentTokenMs } = { ...defaultLifetimes, ...lifetimes };
  const unlessStruck = (operation: string, lifetimeMs: number) => () =>
    faults.strike(['token-lifetime'], { operation })[0]?.effect.ms ?? lifetimeMs;
  return {
    participantTokens: new TokenStore({ clock, ids, prefix: 'PT', lifetimeMs: forever }),
    connectionTokens: new TokenStore({
      clock,
      ids,
      prefix: 'CT',
      lifetimeMs: unlessStruck('ConnectionToken', connectionTokenMs),
    }),
    socketTickets: new TokenStore({ clock, ids, prefix: 'WS', lifetimeMs: () => socketAddressMs }),
    agentTokens: new TokenStore({ clock, ids, prefix: 'AT', lifetimeMs: unlessStruck('AgentToken', agentTokenMs) }),
    refreshTokens: new TokenStore({ clock, ids, prefix: 'RT', lifetimeMs: forever }),
    pageTokens: new TokenStore({ clock, ids, prefix: 'NT', lifetimeMs: () => dayMs }),
    viewTokens: new TokenStore({ clock, ids, prefix: 'VT', lifetimeMs: () => dayMs }),
    storageKey: ids.token('SK'),
  };
}
