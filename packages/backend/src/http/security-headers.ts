import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from './app-env.ts';

/** Headers of every answer; pages replace the content security policy by their own. */
export function securityHeaders(options: { readonly https: boolean }): MiddlewareHandler<AppEnv> {
  const headers = {
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'Cross-Origin-Resource-Policy': 'same-origin',
    // The CCP checks the origin of the page that frames it, and sees it only with this policy.
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'X-Content-Type-Options': 'nosniff',
    ...(options.https ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
  };
  return async (c, next) => {
    for (const [name, value] of Object.entries(headers)) c.header(name, value);
    await next();
  };
}
