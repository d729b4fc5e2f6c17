import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { type ConnectClients, type createLogger, loadPage, type Settings, type Store } from '@liaison/backend';
import { serverApp } from './server-app.ts';

/** Where the built pages are. */
export interface PageFolders {
  readonly desktop: string;
  readonly customer: string;
}

export interface ListenOptions {
  readonly settings: Settings;
  readonly logger: ReturnType<typeof createLogger>;
  readonly clients: ConnectClients;
  readonly store: Store;
  readonly folders: PageFolders;
}

export interface ListeningServer extends AsyncDisposable {
  /** Where the server can be reached, e.g. `http://127.0.0.1:4500`. */
  readonly address: string;
}

/** Milliseconds. A kept connection outlives the 60 s that load balancers keep it, so that they never reuse one that just closed. */
const timeouts = { headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 65_000 };

/** Milliseconds that requests under way are given when the server stops. */
const graceMs = 1000;

/**
 * Serves API and pages on the configured port. Disposing stops taking connections, and lets requests under way finish for a while.
 * @throws {PageNotBuilt} or the error of `listen(2)`.
 */
export async function listen({ settings, logger, clients, store, folders }: ListenOptions): Promise<ListeningServer> {
  const [desktop, customer] = await Promise.all([loadPage(folders.desktop), loadPage(folders.customer)]);
  const app = serverApp({
    settings,
    logger,
    clients,
    store,
    peerAddress: (c) => (c.env as HttpBindings).incoming.socket.remoteAddress ?? '',
    pages: { desktop, customer },
  });
  const answer = getRequestListener(app.fetch);
  const server = createServer(timeouts, (incoming, outgoing) => void answer(incoming, outgoing));
  server.listen(settings.port, settings.host);
  await once(server, 'listening');
  return {
    address: addressOf(server.address() as AddressInfo),
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close');
      server.close();
      const timer = setTimeout(() => server.closeAllConnections(), graceMs);
      await closed;
      clearTimeout(timer);
    },
  };
}

function addressOf({ address, family, port }: AddressInfo): string {
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}
