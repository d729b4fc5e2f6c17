import { Hono, type Context } from 'hono';
import { contentSecurityPolicy } from '../page/content-security-policy.ts';
import { isForeign } from '../page/foreign-request.ts';
import type { AgentSessions } from './agent-sessions.ts';
import { loginPage } from './login-page.ts';
import { returnPath } from './return-path.ts';
import { signedInAgent, signIn, signOut } from './session-cookie.ts';

export interface LoginOptions {
  readonly sessions: AgentSessions;
  /** Origins that a sign-in may lead to by way of the OpenID Connect issuer, as CSP sources. */
  readonly continueTo: readonly string[];
}

const ccpPath = '/connect/ccp-v2/';

/** `GET` and `POST /login`, `GET` and `POST /logout`; to be mounted at `/connect`. */
export function loginApp(options: LoginOptions): Hono {
  const { sessions } = options;
  const app = new Hono();
  app.use(
    '/login',
    contentSecurityPolicy({
      'style-src': ["'self'"],
      'img-src': ["'self'"],
      'form-action': ["'self'", ...options.continueTo],
    }),
  );

  const page = (context: Context, problem?: { status: 400 | 403; message: string }) =>
    context.html(
      loginPage({
        agents: sessions.agents(),
        signedIn: signedInAgent(context, sessions)?.agent,
        returnTo: returnPath(context.req.query('return_to')),
        continuePath: returnPath(context.req.query('return_to')) ?? ccpPath,
        problem: problem?.message,
      }),
      problem?.status ?? 200,
    );

  app.get('/login', (context) => page(context));

  app.post('/login', async (context) => {
    if (isForeign(context)) return page(context, { status: 403, message: 'That sign-in came from another page.' });
    const form = await context.req.parseBody();
    const agent = sessions.agents().find((candidate) => candidate.login === form['login']);
    if (!agent) return page(context, { status: 400, message: 'There is no such agent here. Choose one of these.' });
    signIn(context, sessions, agent.login);
    const target = form['return_to'] ?? context.req.query('return_to');
    return context.redirect((typeof target === 'string' ? returnPath(target) : undefined) ?? ccpPath, 303);
  });

  // Streams signs an agent out with a GET from the desktop's own origin, as the real instance allows.
  app.on(['GET', 'POST'], '/logout', (context) => {
    signOut(context, sessions);
    return context.redirect('/connect/login', 303);
  });

  return app;
}
