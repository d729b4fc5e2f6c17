import { NotificationRejected, SnsUnavailable } from './notification.ts';

const timeoutMs = 5000;
const maxBytes = 64 * 1024;

/** Name of a certificate at SNS. Nothing else that SNS can be made to answer is taken for one. */
const certificateName = /^SimpleNotificationService-[\w-]{1,100}\.pem$/;

/** Where SNS is: the configured address, or https on exactly the host of the topic's region. */
function baseAddress(topicArn: string, configured: string | undefined): string {
  const [, partition, , region] = topicArn.split(':');
  const base = configured ?? `https://sns.${region}.amazonaws.com${partition === 'aws-cn' ? '.cn' : ''}`;
  return base.endsWith('/') ? base : `${base}/`;
}

export interface NamedAddress {
  readonly text: string;
  /** Of an allowed topic. */
  readonly topicArn: string;
  /** Base address of SNS when it is not the region's own. */
  readonly configured: string | undefined;
}

/**
 * An address that a notification names, once it is sure to be SNS's. Anything else would let a stranger have this server fetch what they
 * like, and trust it.
 * @throws {NotificationRejected}
 */
export function snsAddress({ text, topicArn, configured }: NamedAddress): URL {
  const url = URL.parse(text);
  if (url === null || !url.href.startsWith(baseAddress(topicArn, configured))) {
    throw new NotificationRejected('The notification names an address that is not of SNS.');
  }
  return url;
}

/** The same for the address of a signing certificate. @throws {NotificationRejected} */
export function certificateAddress(named: NamedAddress): URL {
  const url = snsAddress(named);
  if (!certificateName.test(url.href.slice(baseAddress(named.topicArn, named.configured).length))) {
    throw new NotificationRejected('The notification names no signing certificate.');
  }
  return url;
}

/** @throws {SnsUnavailable} when SNS does not answer with success, or answers with a redirect. */
export async function fetchFromSns(url: URL): Promise<string> {
  try {
    const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
    if (!answer.ok) throw new Error(`SNS answered ${answer.status}`);
    return await readLimited(answer);
  } catch (cause) {
    throw new SnsUnavailable(cause);
  }
}

async function readLimited({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > maxBytes) throw new Error('the answer is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
