import { z } from 'zod';
import { isLoopback } from '../settings/rules.ts';
import { IssuerUnavailable } from './authenticator.ts';

/** OpenID Connect Discovery 1.0, section 3: the member this server needs. */
const metadata = z.object({ issuer: z.string(), jwks_uri: z.url({ protocol: /^https?$/ }) });

/**
 * Where the issuer publishes its keys.
 * @throws {IssuerUnavailable} when the document cannot be read, names another issuer, or sends keys over an open network.
 */
export async function discoverKeys(issuer: string, signal: AbortSignal): Promise<URL> {
  try {
    const response = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, { signal });
    if (!response.ok) throw new Error(`discovery answered ${response.status}`);
    const found = metadata.parse(await response.json());
    if (found.issuer !== issuer) throw new Error('discovery names another issuer');
    const keys = new URL(found.jwks_uri);
    if (keys.protocol !== 'https:' && !isLoopback(keys.hostname)) throw new Error('jwks_uri is not https');
    return keys;
  } catch (cause) {
    throw new IssuerUnavailable(cause);
  }
}
