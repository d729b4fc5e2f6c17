import { expect, test } from 'vitest';
import { clientAddress } from '../src/http/client-address.ts';

test.each([
  ['without proxies the header is the client telling stories', '192.0.2.7', '203.0.113.1', 0, '192.0.2.7'],
  ['one proxy: the last entry', '10.0.0.1', '203.0.113.1, 198.51.100.1', 1, '198.51.100.1'],
  ['two proxies: the last but one', '10.0.0.1', '203.0.113.1, 198.51.100.1, 10.0.0.2', 2, '198.51.100.1'],
  ['fewer entries than proxies: the connection', '10.0.0.1', '203.0.113.1', 2, '10.0.0.1'],
  ['no header', '10.0.0.1', undefined, 1, '10.0.0.1'],
  ['IPv4 inside IPv6', '::ffff:192.0.2.7', undefined, 0, '192.0.2.7'],
  ['an IPv6 client by its network', '2001:db8:1:2:3:4:5:6', undefined, 0, '2001:db8:1:2::/64'],
  ['the same network, written short', '2001:0db8:1:2::9', undefined, 0, '2001:db8:1:2::/64'],
  ['loopback', '::1', undefined, 0, '0:0:0:0::/64'],
])('%s', (_, peer, forwardedFor, proxies, expected) => {
  expect(clientAddress(peer, forwardedFor, proxies)).toBe(expected);
});
