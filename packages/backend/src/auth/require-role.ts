import type { MiddlewareHandler } from 'hono';
import { ApiFailure } from '../http/api-failure.ts';
import type { AppEnv } from '../http/app-env.ts';
import type { Authenticator } from './authenticator.ts';
import { type GuardedOperation, policy } from './policy.ts';
import { requireAgent } from './require-agent.ts';
import { hasRole } from './roles.ts';

/** Lets a request through whose bearer token proves somebody who may do this operation. */
export function requireRole(authenticator: Authenticator, operation: GuardedOperation): MiddlewareHandler<AppEnv> {
  const proveAgent = requireAgent(authenticator);
  const least = policy[operation];
  return (c, next) =>
    proveAgent(c, async () => {
      if (!hasRole(c.var.agent, least)) {
        throw new ApiFailure('forbidden', `This needs the role ${least}.`, { rule: `the role ${least}` });
      }
      await next();
    });
}
