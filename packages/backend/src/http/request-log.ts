import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Logger } from 'pino';
import type { AppEnv } from './app-env.ts';

export interface RequestLogOptions {
  readonly logger: Logger;
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
  readonly newId: () => string;
}

/**
 * Gives each request an id and logs one line for it: route pattern, status and duration. Never the address asked for, a query,
 * a header or a body: those carry tokens, names and text.
 */
export function requestLog({ logger, now, newId }: RequestLogOptions): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const began = now();
    const requestId = newId();
    const child = logger.child({ requestId });
    c.set('requestId', requestId);
    c.set('logger', child);
    c.header('X-Request-Id', requestId);
    await next();
    child.info(
      { method: c.req.method, route: routePath(c), status: c.res.status, durationMs: Math.round(now() - began) },
      'request',
    );
  };
}
