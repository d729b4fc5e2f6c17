import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type Context, Hono } from 'hono';
import type { EmulatorEnv, SurfaceOptions } from '../http/emulator-env.ts';
import { withRequestFaults } from '../faults/with-request-faults.ts';
import { AwsError } from '../http/aws-error.ts';
import { breakConnection } from '../http/break-connection.ts';
import { ResponseLost } from '../http/response-lost.ts';
import { signedInAgent } from '../login/session-cookie.ts';
import { noteActivity } from '../world/inactivity.ts';
import { agentOf } from '../world/world.ts';
import { ccpPage } from './ccp-page.ts';
import { ccpPageScript } from './ccp-page-script.ts';
import { frameAncestors, noFrameAncestors } from './frame-ancestors.ts';
import { sharedWorkerScript } from './shared-worker-script.ts';

export interface CcpOptions extends SurfaceOptions {
  /** Origins beyond this machine's that may embed the CCP. */
  readonly approvedOrigins: readonly string[];
}

const streamsFile = createRequire(import.meta.url).resolve('amazon-connect-streams/release/connect-streams-min.js');

/** The CCP page behind the login, its scripts, and the renewal of its token. */
export function ccpApp(options: CcpOptions): Hono<EmulatorEnv> {
  const { world } = options;
  const app = new Hono<EmulatorEnv>();

  const page = (context: Context<EmulatorEnv>) => {
    const signedIn = signedInAgent(context, world.sessions);
    if (signedIn === undefined) return context.redirect('/connect/login', 302);
    const { token, expiresAt } = world.credentials.agentTokens.issue({ sessionId: signedIn.sessionId });
    const target = { operation: 'CcpPage', agent: signedIn.agent.login };
    const refused = world.faults.strike(['refuse-origin'], target).length > 0;
    context.header('content-security-policy', refused ? noFrameAncestors : frameAncestors(options.approvedOrigins));
    context.header('cache-control', 'no-store');
    return context.html(
      ccpPage({
        authToken: token,
        refreshToken: world.credentials.refreshTokens.issue({ sessionId: signedIn.sessionId }).token,
        authTokenExpiration: new Date(expiresAt).toISOString(),
        region: world.instance.region,
        instanceArn: world.instance.arn,
        authCookieName: `lily-auth-${world.instance.alias}`,
      }),
    );
  };
  app.get('/connect/ccp-v2', page);
  app.get('/connect/ccp-v2/', page);

  app.get('/connect/auth/authorize', async (context) => {
    const signedIn = signedInAgent(context, world.sessions);
    if (signedIn === undefined) return context.json({ message: 'Not signed in' }, 401);
    try {
      const target = { operation: 'Authorize', agent: signedIn.agent.login };
      const issued = await withRequestFaults(world, target, () =>
        world.credentials.agentTokens.issue({ sessionId: signedIn.sessionId }),
      );
      return context.json({ accessToken: issued.token, expiration: new Date(issued.expiresAt).toISOString() });
    } catch (error) {
      if (error instanceof ResponseLost) return breakConnection(context);
      if (error instanceof AwsError)
        return new Response(JSON.stringify({ message: error.message }), { status: error.status });
      throw error;
    }
  });

  app.get('/connect/activity', (context) => {
    const signedIn = signedInAgent(context, world.sessions);
    if (signedIn === undefined) return context.json({ message: 'Not signed in' }, 401);
    const { inactivity } = agentOf(world, signedIn.agent.login);
    return context.json({ endsInMs: inactivity === undefined ? null : inactivity.endsAt - world.clock.now() });
  });
  app.post('/connect/activity', (context) => {
    const signedIn = signedInAgent(context, world.sessions);
    if (signedIn === undefined) return context.json({ message: 'Not signed in' }, 401);
    noteActivity(world, signedIn.agent.login);
    return context.json({});
  });

  app.get('/connect/static/connect-streams.js', async () => script(await readFile(streamsFile)));
  app.get('/connect/static/shared-worker.js', () => script(sharedWorkerScript));
  app.get('/connect/static/ccp-page.js', () => script(ccpPageScript));
  return app;
}

const script = (body: string | Uint8Array<ArrayBuffer>): Response =>
  new Response(body, { headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' } });
