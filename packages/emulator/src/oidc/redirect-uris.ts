/** Where the issuer may send a browser, and whose pages may call it. */
export interface RedirectUris {
  allows(uri: string): boolean;
  allowsOrigin(origin: string): boolean;
  /** The same, as sources of a Content-Security-Policy, which cannot name IPv6 addresses. */
  readonly cspSources: readonly string[];
}

const loopbackHosts = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * Pages on this machine (`http://127.0.0.1`, `localhost`, `[::1]`, any port and path) and, character by character, the listed
 * addresses. A fragment, a user name, a query or another way of writing the same address is refused.
 */
export function redirectUris(listed: readonly string[] = []): RedirectUris {
  const origins = new Set(listed.map((uri) => new URL(uri).origin));
  return {
    allows: (uri) => listed.includes(uri) || isLoopbackUri(uri),
    allowsOrigin: (origin) => origins.has(origin) || isLoopbackUri(`${origin}/`),
    cspSources: ['http://127.0.0.1:*', 'http://localhost:*', ...origins],
  };
}

function isLoopbackUri(uri: string): boolean {
  if (!URL.canParse(uri)) return false;
  const url = new URL(uri);
  return (
    url.protocol === 'http:' &&
    loopbackHosts.includes(url.hostname) &&
    url.username === '' &&
    url.password === '' &&
    !uri.includes('#') &&
    url.search === '' &&
    url.href === uri
  );
}
