import type { MiddlewareHandler } from 'hono';

/**
 * Sends a Content-Security-Policy that forbids everything but what is named, and the headers that belong to it.
 * Pages of the emulator load nothing from elsewhere and run no inline code.
 */
export function contentSecurityPolicy(allowed: Readonly<Record<string, readonly string[]>>): MiddlewareHandler {
  const directives = {
    'default-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': ["'none'"],
    ...allowed,
  };
  const value = Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ');
  return async (context, next) => {
    await next();
    context.header('Content-Security-Policy', value);
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('Referrer-Policy', 'same-origin');
    context.header('Cache-Control', 'no-store');
  };
}
