import { Hono } from 'hono';
import { agentApiApp } from './agent-api/agent-api-app.ts';
import { apiProxyApp } from './ccp/api-proxy-app.ts';
import { ccpApp } from './ccp/ccp-app.ts';
import type { Control } from './control/create-control.ts';
import { controlApiApp } from './control-api/control-api-app.ts';
import { controlPageApp } from './control-page/control-page-app.ts';
import type { SigningCredentials } from './control-plane/check-signature.ts';
import { controlPlaneApp } from './control-plane/control-plane-app.ts';
import type { EmulatorEnv, SurfaceOptions } from './http/emulator-env.ts';
import { limitBody } from './http/body-limit.ts';
import { loginApp } from './login/login-app.ts';
import { oidcApp } from './oidc/oidc-app.ts';
import type { RedirectUris } from './oidc/redirect-uris.ts';
import type { SigningKey } from './oidc/signing-key.ts';
import { assetsApp } from './page/assets-app.ts';
import { customerAuthenticationApp } from './page/customer-authentication-app.ts';
import { refuseForeignChanges } from './page/foreign-request.ts';
import { assetsPath } from './page/layout.ts';
import { participantApp } from './participant/participant-app.ts';
import type { Records } from './records/create-records.ts';
import { objectApp } from './records/object-app.ts';
import type { Streaming } from './streaming/create-streaming.ts';
import { snsApp } from './streaming/sns-app.ts';
import { storageApp } from './storage/storage-app.ts';

export interface EmulatorAppOptions extends SurfaceOptions {
  readonly control: Control;
  readonly approvedOrigins: readonly string[];
  readonly redirectUris: RedirectUris;
  readonly signingKey: SigningKey;
  /** The emulator's own address, once it listens. */
  readonly url: () => string;
  readonly streaming: Streaming;
  readonly records: Records;
  readonly signingCredentials?: SigningCredentials | undefined;
}

/** The public client that the desktop signs in with. */
const oidcClientId = 'liaison-desktop';

/** Every HTTP surface at its path. What none of them knows is an error with a name. */
export function emulatorApp(options: EmulatorAppOptions): Hono<EmulatorEnv> {
  const { world } = options;
  const app = new Hono<EmulatorEnv>();
  app.use((context, next) => (context.req.path.startsWith('/storage/') ? next() : limitBody(context, next)));
  app.route('/', agentApiApp(options));
  app.route('/', ccpApp(options));
  app.route('/', apiProxyApp(options));
  app.route('/', participantApp(options));
  app.route('/', controlPlaneApp({ ...options, streaming: options.streaming.messages }));
  app.route('/', storageApp(options));
  app.route('/customer-authentication', customerAuthenticationApp(world));
  app.route('/connect', loginApp({ sessions: world.sessions, continueTo: options.redirectUris.cspSources }));
  app.route(
    '/oidc',
    oidcApp({
      issuer: () => `${options.url()}/oidc`,
      sessions: world.sessions,
      key: options.signingKey,
      clientId: oidcClientId,
      redirectUris: options.redirectUris,
      now: () => world.clock.now(),
      newId: () => crypto.randomUUID(),
    }),
  );
  app.route('/', objectApp({ store: options.records.objects, bucket: options.records.bucket }));
  app.route('/', snsApp(options.streaming));
  app.route(assetsPath, assetsApp());
  app.use('/_emulator/*', refuseForeignChanges);
  app.route('/', controlPageApp({ instance: world.instance }));
  app.route('/_emulator', controlApiApp(options));
  app.notFound((context) =>
    context.json({ Message: 'The local Amazon Connect has nothing at this path' }, 404, {
      'x-amzn-errortype': 'UnknownOperationException',
      'x-amzn-requestid': world.ids.uuid(),
    }),
  );
  app.onError((error, context) => {
    options.onFailure(error);
    return context.json({ Message: 'Internal failure' }, 500, { 'x-amzn-errortype': 'InternalServiceException' });
  });
  return app;
}
