import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testTime } from './support/issuer.ts';
import { sent, type Sns, startSns, topicArn } from './support/sns-topic.ts';
import { testApp } from './support/test-app.ts';

let sns: Sns;
beforeAll(async () => {
  sns = await startSns();
});
afterAll(() => sns[Symbol.asyncDispose]());

const allowed = () => ({ LIAISON_SNS_TOPICS: topicArn, AWS_ENDPOINT_URL_SNS: sns.url });

/** The answer to a notification, and what SNS was asked for meanwhile. */
const fetches = async (body: unknown, environment: Record<string, string> = allowed()) => {
  const before = sns.asked.length;
  const answer = await testApp({ environment }).app.request('/api/ingest/sns', sent(body));
  return { answer, fetched: sns.asked.slice(before) };
};

const certifiedBy = (host: string) =>
  sns.notification('x', { SigningCertURL: `${host}/SimpleNotificationService-1.pem` });

describe('what did not come from an allowed topic is refused', () => {
  test.each([
    ['no JSON', () => '<xml/>'],
    ['no notification', () => ({ Type: 'Notification' })],
    ['another topic', () => sns.notification('x', { TopicArn: `${topicArn}-2` })],
    ['signature version 1', () => sns.notification('x', { SignatureVersion: '1' })],
    ['too old', () => sns.notification('x', { Timestamp: '2026-11-22T09:00:00.000Z' })],
    ['of the future', () => sns.notification('x', { Timestamp: '2026-11-23T10:00:00.000Z' })],
    [
      'a certificate elsewhere',
      () => sns.notification('x', { SigningCertURL: 'https://evil.example/SimpleNotificationService-1.pem' }),
    ],
    [
      'a certificate at a look-alike',
      () => sns.notification('x', { SigningCertURL: `${sns.url}.evil.example/SimpleNotificationService-1.pem` }),
    ],
    [
      'a certificate behind a user name',
      () => sns.notification('x', { SigningCertURL: `${sns.url}@evil.example/SimpleNotificationService-1.pem` }),
    ],
    ['another path for a certificate', () => sns.notification('x', { SigningCertURL: `${sns.url}/other.pem` })],
    [
      'a path that climbs',
      () => sns.notification('x', { SigningCertURL: `${sns.url}/../x/SimpleNotificationService-1.pem` }),
    ],
    ['no signature', () => sns.notification('x', { Signature: '' })],
  ])('%s', async (_, body) => {
    const { answer, fetched } = await fetches(body());
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ error: { code: 'notification_rejected' } });
    expect(fetched.filter((path) => !path.startsWith('/SimpleNotificationService-0'))).toEqual([]);
  });

  test.each(['Message', 'MessageId', 'Timestamp'])('a changed %s', async (name) => {
    const changed = { ...sns.notification('x'), [name]: name === 'Timestamp' ? '2026-11-23T09:00:01.000Z' : 'changed' };
    expect((await fetches(changed)).answer.status).toBe(403);
  });

  test('everything, without a topic in the settings', async () => {
    const { answer, fetched } = await fetches(sns.notification('x'), { AWS_ENDPOINT_URL_SNS: sns.url });
    expect(answer.status).toBe(403);
    expect(fetched).toEqual([]);
  });

  test('a certificate that has run out', async () => {
    await using old = await startSns({ notAfterDate: new Date(testTime.getTime() - 1000) });
    const { answer } = await fetches(old.notification('x'), { ...allowed(), AWS_ENDPOINT_URL_SNS: old.url });
    expect(answer.status).toBe(403);
  });

  test('only sns.<region of the topic>.amazonaws.com by https is believed when nothing else is configured', async () => {
    for (const host of ['http://sns.eu-central-1.amazonaws.com', 'https://sns.us-east-1.amazonaws.com', sns.url]) {
      const { answer } = await fetches(certifiedBy(host), { LIAISON_SNS_TOPICS: topicArn });
      expect(answer.status).toBe(403);
    }
  });
});

describe('a subscription', () => {
  test('is confirmed for an allowed topic', async () => {
    const before = sns.asked.length;
    const answer = await testApp({ environment: allowed() }).app.request('/api/ingest/sns', sent(sns.confirmation()));
    expect(await answer.json()).toEqual({ kind: 'none' });
    expect(sns.asked.slice(before)).toContain('/?Action=ConfirmSubscription&Token=token');
  });

  test.each([
    ['of another topic', () => sns.confirmation({ TopicArn: `${topicArn}-2` })],
    ['confirmed somewhere else', () => sns.confirmation({ SubscribeURL: 'https://evil.example/' })],
  ])('%s is not confirmed', async (_, body) => {
    const before = sns.asked.length;
    const answer = await testApp({ environment: allowed() }).app.request('/api/ingest/sns', sent(body()));
    expect(answer.status).toBe(403);
    expect(sns.asked.slice(before).filter((path) => path.includes('Confirm'))).toEqual([]);
  });

  test.each(['down', 'redirect'] as const)('is asked for again when SNS is %s', async (mode) => {
    sns.mode = mode;
    try {
      const answer = await testApp({ environment: allowed() }).app.request('/api/ingest/sns', sent(sns.confirmation()));
      expect(answer.status).toBe(503);
      expect(await answer.json()).toMatchObject({ error: { code: 'sns_unavailable' } });
      expect(sns.asked.some((path) => path.startsWith('/elsewhere'))).toBe(false);
    } finally {
      sns.mode = 'up';
    }
  });
});
