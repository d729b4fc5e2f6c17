import { randomUUID, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { generate } from 'selfsigned';

export const topicArn = 'arn:aws:sns:eu-central-1:111122223333:chat-stream';

type Members = Record<string, unknown>;

/** What is signed, spelled out from the SNS developer guide: name and value on lines of their own, in this order. */
const signedNames = ['Message', 'MessageId', 'Subject', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'];

const signedText = (members: Members) =>
  signedNames
    .filter((name) => members[name] !== undefined)
    .map((name) => `${name}\n${String(members[name])}\n`)
    .join('');

export interface CertificateValidity {
  readonly notBeforeDate?: Date;
  readonly notAfterDate?: Date;
}

/** SNS as an endpoint knows it: certificates, confirmations, and a hand to sign whatever a test needs. */
export async function startSns(validity: CertificateValidity = {}) {
  const asked: string[] = [];
  const pems = await generate([{ name: 'commonName', value: 'sns.amazonaws.com' }], {
    keySize: 2048,
    algorithm: 'sha256',
    notBeforeDate: new Date('2026-01-01T00:00:00Z'),
    notAfterDate: new Date('2027-01-01T00:00:00Z'),
    ...validity,
  });
  const certificatePath = '/SimpleNotificationService-0123456789abcdef0123456789abcdef.pem';
  let mode: 'up' | 'down' | 'redirect' = 'up';
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (mode === 'redirect') response.writeHead(302, { location: `/elsewhere${request.url}` }).end();
    else if (mode === 'down') response.writeHead(503).end();
    else response.end(request.url?.endsWith('.pem') ? pems.cert : '<ConfirmSubscriptionResponse/>');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const notification = (message: unknown, said: Members = {}) => {
    const members: Members = {
      Type: 'Notification',
      MessageId: randomUUID(),
      TopicArn: topicArn,
      Message: typeof message === 'string' ? message : JSON.stringify(message),
      Timestamp: '2026-11-23T09:00:00.000Z',
      SignatureVersion: '2',
      SigningCertURL: `${url}${certificatePath}`,
      ...said,
    };
    const Signature = sign('sha256', Buffer.from(signedText(members)), pems.private).toString('base64');
    return { Signature, ...members };
  };

  return {
    url,
    asked,
    set mode(value: 'up' | 'down' | 'redirect') {
      mode = value;
    },
    notification,
    confirmation: (said: Members = {}) =>
      notification('You have chosen to subscribe.', {
        Type: 'SubscriptionConfirmation',
        Token: 'token',
        SubscribeURL: `${url}/?Action=ConfirmSubscription&Token=token`,
        ...said,
      }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
export type Sns = Awaited<ReturnType<typeof startSns>>;

/** A request as SNS makes it. */
export const sent = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'text/plain; charset=UTF-8' },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
