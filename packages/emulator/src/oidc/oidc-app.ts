import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { html } from 'hono/html';
import { contentSecurityPolicy } from '../page/content-security-policy.ts';
import { layout } from '../page/layout.ts';
import { AuthorizationCodes } from './authorization-codes.ts';
import { authorize } from './authorize.ts';
import { discoveryDocument } from './discovery.ts';
import { endSession } from './end-session.ts';
import { OAuthError } from './oauth-error.ts';
import type { OidcOptions } from './oidc-options.ts';
import { token } from './token.ts';
import { userinfo } from './userinfo.ts';

/** The endpoints a page's script calls; the others are visited by the browser itself. */
const scripted = ['/.well-known/openid-configuration', '/jwks', '/token', '/userinfo'];
const visited = ['/authorize', '/logout'];

/** A standard OpenID Connect issuer for the agents of the local instance; to be mounted at the path of `issuer`. */
export function oidcApp(options: OidcOptions): Hono {
  const codes = new AuthorizationCodes(options);
  const app = new Hono();

  const allowPages = cors({
    origin: (origin) => (options.redirectUris.allowsOrigin(origin) ? origin : null),
    allowMethods: ['GET', 'POST'],
    allowHeaders: ['authorization', 'content-type'],
    exposeHeaders: ['www-authenticate'],
  });
  for (const path of scripted) app.use(path, allowPages);
  for (const path of visited) app.use(path, contentSecurityPolicy({ 'style-src': ["'self'"], 'img-src': ["'self'"] }));
  app.use(async (context, next) => {
    await next();
    context.header('Cache-Control', 'no-store');
  });

  app.get('/.well-known/openid-configuration', (context) => context.json(discoveryDocument(options)));
  app.get('/jwks', (context) => context.json({ keys: [options.key.jwk] }));
  app.on(['GET', 'POST'], '/authorize', (context) => authorize(context, options, codes));
  app.post('/token', (context) => token(context, options, codes));
  app.on(['GET', 'POST'], '/userinfo', (context) => userinfo(context, options));
  app.on(['GET', 'POST'], '/logout', (context) => endSession(context, options));

  app.onError((error, context) => {
    if (!(error instanceof OAuthError)) throw error;
    if (visited.some((path) => context.req.path.endsWith(path))) return context.html(errorPage(error), error.status);
    if (error.code === 'invalid_token') {
      context.header('WWW-Authenticate', `Bearer error="${error.code}", error_description="${error.message}"`);
    }
    return context.json(error.body, error.status);
  });
  return app;
}

const errorPage = (error: OAuthError) =>
  layout({
    title: 'Sign-in refused · local Amazon Connect',
    styles: ['login.css'],
    body: html`<main class="card">
      <p class="badge">Local Amazon Connect</p>
      <h1>This sign-in was refused</h1>
      <p class="lead">The application that sent you here asked for something the issuer cannot give.</p>
      <p class="problem" role="alert"><code>${error.code}</code>: ${error.message}</p>
    </main>`,
  });
