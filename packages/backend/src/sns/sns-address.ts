import { NotificationRejected, SnsUnavailable } from './notification.ts';

const timeoutMs = 5000;
const maxBytes = 64 * 1024;

/**
 * An address that a notification names, once it is sure to be SNS's: https on exactly the host of the topic's region, or the
 * configured origin. Anything else would let a stranger have this server fetch what they like, and trust it.
 * @param topicArn of an allowed topic.
 * @throws {NotificationRejected}
 */
export function snsAddress(text: string, topicArn: string, configured: string | undefined): URL {
  const [, partition, , region] = topicArn.split(':');
  const expected = configured ?? `https://sns.${region}.amazonaws.com${partition === 'aws-cn' ? '.cn' : ''}`;
  const url = URL.parse(text);
  if (url === null || url.origin !== expected || url.username !== '' || url.password !== '') {
    throw new NotificationRejected('The notification names an address that is not of SNS.');
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
