/**
 * `127.0.0.1:4501` for the address a request came to: ChatJS takes an unencrypted socket on that literal host only.
 * The request's own Host is kept so that a proxy in front of the emulator also sees the sockets.
 */
export function socketHost(requestUrl: string): string {
  const { hostname, port } = new URL(requestUrl);
  const host = hostname === 'localhost' ? '127.0.0.1' : hostname;
  return port === '' ? host : `${host}:${port}`;
}
