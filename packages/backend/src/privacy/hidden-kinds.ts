import type { SensitiveKind } from '@liaison/protocol/api';
import type { Agent } from '../auth/authenticator.ts';
import { hasRole, type Role } from '../auth/roles.ts';

export interface MaskingPolicy {
  readonly masked: ReadonlySet<SensitiveKind>;
  /** The least role that sees everything as it is; `nobody`: who has to know reveals it, with a reason. */
  readonly clearFrom: Role | 'nobody';
  /** The least role that may reveal. */
  readonly revealFrom: Role | 'nobody';
}

const nothing: ReadonlySet<SensitiveKind> = new Set();

/** What somebody does not get to see in the view, in search and in exports. */
export function hiddenKinds(
  { masked, clearFrom }: MaskingPolicy,
  agent: Pick<Agent, 'roles'>,
): ReadonlySet<SensitiveKind> {
  return clearFrom !== 'nobody' && hasRole(agent, clearFrom) ? nothing : masked;
}

/** Whether somebody may have what is hidden shown, item by item and with a reason. */
export function mayReveal({ revealFrom }: MaskingPolicy, agent: Pick<Agent, 'roles'>): boolean {
  return revealFrom !== 'nobody' && hasRole(agent, revealFrom);
}
