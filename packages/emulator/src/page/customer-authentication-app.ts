import { Hono } from 'hono';
import { contactBeingAuthenticated, finishAuthentication } from '../world/authentication.ts';
import type { World } from '../world/world.ts';
import { WorldError } from '../world/world-error.ts';

/** Stands in for the customer's identity provider: whoever opens the address is signed in and sent back. */
export function customerAuthenticationApp(world: World): Hono {
  const app = new Hono();
  app.get('/:sessionId', (context) => {
    const sessionId = context.req.param('sessionId');
    const contact = contactBeingAuthenticated(world, sessionId);
    const { redirectUri } = contact.authentication ?? {};
    if (redirectUri === undefined) throw new WorldError('NoAuthentication', 'The address was not asked for');
    finishAuthentication(world, contact, 'succeeded');
    const target = new URL(redirectUri);
    target.searchParams.set('state', sessionId);
    return context.redirect(target.href, 302);
  });
  app.onError((error, context) => {
    if (error instanceof WorldError) return context.text('This sign-in is over.', 404);
    throw error;
  });
  return app;
}
