import type { Context, MiddlewareHandler } from 'hono';

/**
 * Whether a page of another origin sent the request. Browsers say so in one header or the other; programs that are no browser send
 * neither, and may.
 */
export function isForeign(context: Context): boolean {
  const site = context.req.header('sec-fetch-site');
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  const origin = context.req.header('origin');
  return origin !== undefined && origin !== `http://${context.req.header('host')}`;
}

/** Refuses changes asked for by pages of other origins: a browser lets any page send a form to any port of this machine. */
export const refuseForeignChanges: MiddlewareHandler = async (context, next) => {
  if (context.req.method === 'GET' || !isForeign(context)) return await next();
  return context.json({ error: { name: 'ForeignPage', message: 'Pages of other origins may not change this' } }, 403);
};
