import { createHash } from 'node:crypto';
import type { AgentIdentity } from '../login/agent-sessions.ts';

export interface AgentClaims {
  readonly sub: string;
  readonly preferred_username: string;
  readonly name: string;
  readonly roles: readonly string[];
}

/**
 * What the issuer says of an agent. `preferred_username` is the Connect user name. `sub` is opaque and stays the same from start
 * to start, as at a real issuer, so that a product that confuses the two is found out here.
 */
export function claimsOf(agent: AgentIdentity): AgentClaims {
  const sub = createHash('sha256').update(`local-agent:${agent.login}`).digest('base64url').slice(0, 22);
  return { sub, preferred_username: agent.login, name: agent.name, roles: agent.roles };
}
