import { createHash, sign } from 'node:crypto';

/** A key of this run and the certificate that receivers verify with. */
export interface SigningCertificate {
  /** PEM. */
  readonly certificate: string;
  /** `SimpleNotificationService-<32 hexadecimal digits>.pem`, as the service names its own. */
  readonly fileName: string;
  /** Signature version 2: SHA256withRSA, base64. */
  readonly sign: (text: string) => string;
}

/** Makes a key and a certificate that this key itself has signed. */
export async function makeSigningCertificate(): Promise<SigningCertificate> {
  // Loaded when it is needed: most runs have no topics.
  const { generate } = await import('selfsigned');
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'sns.amazonaws.com' }], {
    keySize: 2048,
    algorithm: 'sha256',
  });
  const fingerprint = createHash('md5').update(cert).digest('hex');
  return {
    certificate: cert,
    fileName: `SimpleNotificationService-${fingerprint}.pem`,
    sign: (text) => sign('sha256', Buffer.from(text), key).toString('base64'),
  };
}
