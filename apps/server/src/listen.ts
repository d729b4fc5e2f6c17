import { once } from 'node:events';
import { type HttpBindings, createAdaptorServer } from '@hono/node-server';
import {
  type ConnectClients,
  createApp,
  type createLogger,
  customerPolicy,
  desktopPolicy,
  loadPage,
  oidcAuthenticator,
  type Settings,
} from '@liaison/backend';

export interface ListenOptions {
  readonly settings: Settings;
  readonly logger: ReturnType<typeof createLogger>;
  readonly clients: ConnectClients;
  /** Folders of the built pages. */
  readonly folders: { readonly desktop: string; readonly customer: string };
}

export interface ListeningServer extends AsyncDisposable {
  /** Where the server can be reached, e.g. `http://127.0.0.1:4500`. */
  readonly address: string;
}

/** Milliseconds that requests under way are given when the server stops. */
const graceMs = 1500;

/**
 * Serves API and pages on the configured port. Disposing stops taking connections, and lets requests under way finish for a while.
 * @throws {PageNotBuilt} or the error of `listen(2)`.
 */
export async function listen({ settings, logger, clients, folders }: ListenOptions): Promise<ListeningServer> {
  const [desktop, customer] = await Promise.all([loadPage(folders.desktop), loadPage(folders.customer)]);
  const app = createApp({
    settings,
    logger,
    clients,
    authenticator: oidcAuthenticator({ oidc: settings.oidc, now: () => new Date() }),
    peerAddress: (c) => (c.env as HttpBindings).incoming.socket.remoteAddress ?? '',
    now: () => performance.now(),
    newId: () => crypto.randomUUID(),
    pages: [
      { at: '/customer/', files: customer, policy: customerPolicy(settings) },
      { at: '/', files: desktop, policy: desktopPolicy(settings) },
    ],
  });
  const server = createAdaptorServer({ fetch: app.fetch });
  server.listen(settings.port, settings.host);
  await once(server, 'listening');
  return {
    address: addressOf(server.address(), settings.host),
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close');
      server.close();
      const timer = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), graceMs);
      await closed;
      clearTimeout(timer);
    },
  };
}

function addressOf(bound: ReturnType<ReturnType<typeof createAdaptorServer>['address']>, host: string): string {
  const port = typeof bound === 'object' ? bound?.port : undefined;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
