import { timingSafeEqual } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import { AwsError } from '../http/aws-error.ts';
import { sha256Hex, Sha256 } from './sha256.ts';

/** The key that SDK clients have to sign with. */
export interface SigningCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export interface SignedRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

export interface SignatureRules {
  readonly region: string;
  /** Without it the signature is read and not verified. */
  readonly credentials: SigningCredentials | undefined;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

const service = 'connect';
const algorithm = 'AWS4-HMAC-SHA256';
const scheme =
  /^AWS4-HMAC-SHA256 Credential=(?<key>[^/,\s]+)\/(?<day>\d{8})\/(?<region>[a-z0-9-]+)\/(?<service>[a-z0-9-]+)\/aws4_request,\s*SignedHeaders=(?<headers>[a-z0-9;-]+),\s*Signature=(?<signature>[0-9a-f]{64})$/;
/** How far a request's time may be from the service's. */
const skewMs = 15 * 60_000;

/**
 * Whether a request carries Signature Version 4 for this service and region, and, when a key is configured, the right one.
 * Throws the errors that are common to all AWS services.
 */
export async function checkSignature(request: SignedRequest, rules: SignatureRules): Promise<void> {
  const authorization = request.headers.get('authorization');
  if (authorization === null)
    throw new AwsError('MissingAuthenticationTokenException', 403, 'The request is not signed');
  const read = scheme.exec(authorization)?.groups;
  if (read === undefined) throw new AwsError('IncompleteSignatureException', 400, `Not a signature of ${algorithm}`);
  if (read['service'] !== service || read['region'] !== rules.region) {
    throw invalid(`The credential is not scoped to ${service} in ${rules.region}`);
  }
  if (rules.credentials === undefined) return;
  if (read['key'] !== rules.credentials.accessKeyId) {
    throw new AwsError('UnrecognizedClientException', 403, 'The access key is not known');
  }
  const signedAt = requestTime(request.headers.get('x-amz-date'));
  if (signedAt === undefined || !read['day'] || !dayOf(signedAt).startsWith(read['day'])) {
    throw new AwsError('IncompleteSignatureException', 400, 'X-Amz-Date is missing or not the day of the credential');
  }
  if (Math.abs(signedAt.getTime() - rules.now()) > skewMs)
    throw invalid('The signature has expired or is not yet valid');
  const signedHeaders = (read['headers'] ?? '').split(';');
  if (!signedHeaders.includes('host')) throw invalid('The header Host is not signed');
  const claimedHash = request.headers.get('x-amz-content-sha256');
  if (claimedHash !== null && claimedHash !== sha256Hex(request.body)) throw invalid('The body is not what was signed');
  const expected = await signatureOf(request, {
    signedHeaders,
    signedAt,
    region: rules.region,
    key: rules.credentials,
  });
  if (!same(expected, read['signature'] ?? '')) throw invalid('The signature does not match');
}

interface Signing {
  readonly signedHeaders: readonly string[];
  readonly signedAt: Date;
  readonly region: string;
  readonly key: SigningCredentials;
}

async function signatureOf(request: SignedRequest, { signedHeaders, signedAt, region, key }: Signing): Promise<string> {
  const signer = new SignatureV4({ service, region, credentials: key, sha256: Sha256, applyChecksum: false });
  const { url } = request;
  const signed = await signer.sign(
    {
      method: request.method,
      protocol: url.protocol,
      hostname: url.hostname,
      path: url.pathname,
      query: Object.fromEntries(
        [...new Set(url.searchParams.keys())].map((name) => [name, url.searchParams.getAll(name)]),
      ),
      headers: Object.fromEntries(signedHeaders.map((name) => [name, request.headers.get(name) ?? ''])),
      body: request.body,
    },
    { signingDate: signedAt, signableHeaders: new Set(signedHeaders) },
  );
  return scheme.exec(signed.headers['authorization'] ?? '')?.groups?.['signature'] ?? '';
}

/** `20260105T090000Z`. */
function requestTime(header: string | null): Date | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(header ?? '');
  if (parts === null) return undefined;
  const [, year, month, day, hour, minute, second] = parts;
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

const dayOf = (date: Date): string => (Number.isNaN(date.getTime()) ? '' : date.toISOString().replaceAll('-', ''));
const invalid = (message: string) => new AwsError('InvalidSignatureException', 403, message);

/** Takes the same time whatever differs. Both are hexadecimal digits, so characters are bytes. */
const same = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
