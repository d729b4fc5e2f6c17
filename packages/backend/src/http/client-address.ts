import { isIPv6 } from 'node:net';

/**
 * Address of the client that a rate limit counts. Each trusted proxy appends the address it saw to `X-Forwarded-For`, so only
 * the last `trustedProxies` entries are honest; anything before them is the client's own word.
 */
export function clientAddress(peer: string, forwardedFor: string | undefined, trustedProxies: number): string {
  if (trustedProxies === 0) return network(peer);
  const seen = (forwardedFor ?? '').split(',').map((part) => part.trim());
  return network(seen.at(-trustedProxies) || peer);
}

/** An IPv6 client commands a whole /64, so that is what counts as one client. An IPv4 address stays as it is. */
function network(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('%', 1)[0]?.split('::') ?? [];
  const groups = head.split(':').filter((group) => group !== '');
  const rest = tail === undefined ? [] : tail.split(':').filter((group) => group !== '');
  const zeros = Array.from({ length: Math.max(0, 8 - groups.length - rest.length) }, () => '0');
  const full = [...groups, ...zeros, ...rest].slice(0, 4).map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''));
  return `${full.join(':')}::/64`;
}
