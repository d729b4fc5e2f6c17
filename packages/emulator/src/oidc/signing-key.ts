import { calculateJwkThumbprint, exportJWK, generateKeyPair, type CryptoKey, type JWK } from 'jose';

export interface SigningKey {
  readonly algorithm: 'RS256';
  readonly id: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  /** The public half as the JWKS shows it. */
  readonly jwk: JWK;
}

/** Makes the issuer's key. RS256, the one algorithm every OpenID Connect client must know. The private half cannot be exported. */
export async function generateSigningKey(): Promise<SigningKey> {
  const algorithm = 'RS256';
  const { privateKey, publicKey } = await generateKeyPair(algorithm);
  const jwk = await exportJWK(publicKey);
  const id = await calculateJwkThumbprint(jwk);
  return { algorithm, id, privateKey, publicKey, jwk: { ...jwk, kid: id, alg: algorithm, use: 'sig' } };
}
