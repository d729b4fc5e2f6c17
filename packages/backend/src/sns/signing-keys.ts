import { type KeyObject, X509Certificate } from 'node:crypto';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { NotificationRejected, SnsUnavailable } from './notification.ts';
import { fetchFromSns } from './sns-address.ts';

/** SNS has a handful of certificates. More requests than this in a minute are made by somebody who invents names. */
const fetchesPerMinute = 20;

export interface SigningKeys {
  /**
   * Key of the certificate at an address of SNS. Certificates are kept for as long as they are valid.
   * @throws {NotificationRejected} when there is no valid certificate. @throws {SnsUnavailable}
   */
  keyAt(url: URL): Promise<KeyObject>;
}

export function signingKeys(now: () => Date): SigningKeys {
  const certificates = new Map<string, Promise<X509Certificate>>();
  const limiter = new RateLimiterMemory({ points: fetchesPerMinute, duration: 60 });

  const certificateAt = (url: URL): Promise<X509Certificate> => {
    const known = certificates.get(url.href);
    if (known !== undefined) return known;
    const fetched = fetchCertificate(url, limiter).catch((error: unknown) => {
      certificates.delete(url.href);
      throw error;
    });
    certificates.set(url.href, fetched);
    return fetched;
  };

  return {
    async keyAt(url) {
      const certificate = await certificateAt(url);
      if (now() < certificate.validFromDate || now() > certificate.validToDate) {
        certificates.delete(url.href);
        throw new NotificationRejected('The signing certificate is not valid at this time.');
      }
      return certificate.publicKey;
    },
  };
}

async function fetchCertificate(url: URL, limiter: RateLimiterMemory): Promise<X509Certificate> {
  await limiter.consume('certificates').catch((refusal: unknown) => {
    throw new SnsUnavailable(refusal);
  });
  const pem = await fetchFromSns(url);
  try {
    return new X509Certificate(pem);
  } catch (cause) {
    throw new NotificationRejected('What SNS answered is no certificate.', cause);
  }
}
