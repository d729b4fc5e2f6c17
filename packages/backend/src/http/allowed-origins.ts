import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import type { Settings } from '../settings/settings.ts';
import { ApiFailure } from './api-failure.ts';
import type { AppEnv } from './app-env.ts';

const allows = (origins: ReadonlySet<string>, origin: string) => origins.has('*') || origins.has(origin);

/** CORS for pages of the given origins. The headers are those that AWS's sample allows, so that its widgets' pre-flights pass. */
export const shareWithOrigins = (origins: ReadonlySet<string>): MiddlewareHandler<AppEnv> =>
  cors({
    origin: (origin) => (allows(origins, origin) ? origin : null),
    allowMethods: ['POST'],
    allowHeaders: ['Content-Type', 'Authorization', 'X-Api-Key', 'X-Amz-Date', 'X-Amz-Security-Token'],
    exposeHeaders: ['Retry-After', 'X-Request-Id'],
    maxAge: 600,
  });

/**
 * Refuses requests that a page of some other site made its visitor's browser send. CORS alone only hides the answer: a request
 * labelled as plain text is sent without asking first, and would start a chat. Requests without an origin are not from a page.
 */
export function refuseForeignOrigin(settings: Pick<Settings, 'chats' | 'publicUrl'>): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const origin = c.req.header('Origin');
    if (origin !== undefined && !allows(settings.chats.origins, origin)) {
      const own = settings.publicUrl?.host ?? c.req.header('Host');
      if (URL.parse(origin)?.host !== own) {
        throw new ApiFailure('forbidden', 'Pages of this origin may not start chats here.');
      }
    }
    await next();
  };
}
