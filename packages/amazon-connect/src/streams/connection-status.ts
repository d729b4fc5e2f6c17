import type { AgentConnectionStatus, LiaisonError } from '@liaison/core';

/** What is known of the connection to the CCP. The two outages are independent: one may end while the other lasts. */
export interface CcpHealth {
  readonly base: Exclude<AgentConnectionStatus, { name: 'interrupted' }>;
  /** Epoch ms since which the agent's websocket is lost. */
  readonly socketLostSince?: number;
  /** Epoch ms since which the agent's data stays away. */
  readonly silentSince?: number;
}

export type CcpFact =
  | { readonly name: 'starting' }
  | { readonly name: 'agentUpdated' }
  | { readonly name: 'agentSilent'; readonly at: number }
  | { readonly name: 'socketLost'; readonly at: number }
  | { readonly name: 'socketOpened' }
  | { readonly name: 'notSignedIn'; readonly loginUrl: string }
  | { readonly name: 'failed'; readonly error: LiaisonError };

type Transitions = {
  [Name in CcpFact['name']]: (health: CcpHealth, fact: Extract<CcpFact, { name: Name }>) => CcpHealth;
};

const TRANSITIONS: Transitions = {
  starting: () => ({ base: { name: 'connecting' } }),
  agentUpdated: ({ silentSince: _over, ...health }) => ({ ...health, base: { name: 'connected' } }),
  agentSilent: (health, { at }) => ({ ...health, silentSince: health.silentSince ?? at }),
  socketLost: (health, { at }) => ({ ...health, socketLostSince: health.socketLostSince ?? at }),
  socketOpened: ({ socketLostSince: _over, ...health }) => health,
  notSignedIn: (_health, { loginUrl }) => ({ base: { name: 'notSignedIn', loginUrl } }),
  failed: (_health, { error }) => ({ base: { name: 'failed', error } }),
};

export const STARTING: CcpHealth = { base: { name: 'connecting' } };

export function afterFact(health: CcpHealth, fact: CcpFact): CcpHealth {
  return (TRANSITIONS[fact.name] as (health: CcpHealth, fact: CcpFact) => CcpHealth)(health, fact);
}

/** An outage counts once the connection stood; it began with the earlier of the two. */
export function statusOf({ base, socketLostSince, silentSince }: CcpHealth): AgentConnectionStatus {
  const since = Math.min(socketLostSince ?? Infinity, silentSince ?? Infinity);
  return base.name === 'connected' && since !== Infinity ? { name: 'interrupted', since } : base;
}

/** Whether telling it again would say something new. Failures are always news: each is the answer to a try. */
export function sameStatus(one: AgentConnectionStatus, other: AgentConnectionStatus): boolean {
  if (one.name !== other.name || one.name === 'failed') return false;
  return one.name !== 'interrupted' || one.since === (other as typeof one).since;
}
