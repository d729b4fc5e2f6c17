import type { Agent } from './authenticator.ts';

/** What a person may be at the server. Who signs in is an agent; the others are named by the token's roles claim. */
export type Role = 'agent' | 'supervisor' | 'administrator';

/** Each role may do what those before it may: an administrator reads what a supervisor reads. */
const order: readonly Role[] = ['agent', 'supervisor', 'administrator'];

/** The highest role that the token names. Names that mean nothing here are passed over. */
export function roleOf({ roles }: Pick<Agent, 'roles'>): Role {
  return order.findLast((role) => roles.includes(role)) ?? 'agent';
}

/** Whether a person may do what asks for a role. */
export function hasRole(agent: Pick<Agent, 'roles'>, least: Role): boolean {
  return order.indexOf(roleOf(agent)) >= order.indexOf(least);
}
