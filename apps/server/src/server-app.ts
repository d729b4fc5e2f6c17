import {
  type AppOptions,
  type ConnectClients,
  createApp,
  customerPolicy,
  desktopPolicy,
  type PageFiles,
  oidcAuthenticator,
  s3Client,
} from '@liaison/backend';

export interface ServerAppOptions extends Pick<AppOptions, 'settings' | 'logger' | 'store' | 'peerAddress'> {
  readonly clients: ConnectClients;
  /** The built pages. Without them the server answers the API alone. */
  readonly pages: { readonly desktop: PageFiles; readonly customer: PageFiles } | undefined;
}

/** The server as it runs on AWS or on a machine: its clock, its ids, and its pages, wherever requests come from. */
export function serverApp({ settings, pages, ...options }: ServerAppOptions) {
  return createApp({
    ...options,
    settings,
    s3: s3Client(settings.aws),
    authenticator: oidcAuthenticator({ oidc: settings.oidc, now: () => new Date() }),
    now: () => performance.now(),
    date: () => new Date(),
    newId: () => crypto.randomUUID(),
    pages:
      pages === undefined
        ? []
        : [
            { at: '/customer/', files: pages.customer, policy: customerPolicy(settings) },
            { at: '/', files: pages.desktop, policy: desktopPolicy(settings) },
          ],
  });
}
