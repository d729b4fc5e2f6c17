import { describe, expect, it } from 'vitest';
import { apiClient, type ApiFailure } from '../../src/api/api-client.ts';

const answering = (body: unknown, init?: ResponseInit) =>
  apiClient(async () => new Response(typeof body === 'string' ? body : JSON.stringify(body), init));
const failureOf = (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    (error: ApiFailure) => ({ code: error.code, retryAfter: error.retryAfter }),
  );

describe('the API client', () => {
  it('answers what the server says', async () => {
    const answer = { contactId: 'c', participantId: 'p', participantToken: 't' };
    await expect(answering(answer).startChat({ displayName: 'Cleo' })).resolves.toEqual(answer);
  });

  it("names the server's error and how long to wait", async () => {
    const body = { error: { code: 'rate_limited', message: 'Too many', requestId: 'r' } };
    const client = answering(body, { status: 429, headers: { 'Retry-After': '7' } });
    expect(await failureOf(client.startChat({ displayName: 'Cleo' }))).toEqual({ code: 'rate_limited', retryAfter: 7 });
  });

  it('takes an answer that is none of ours as an internal error', async () => {
    const client = answering('<html>', { status: 502 });
    expect(await failureOf(client.config())).toEqual({ code: 'internal', retryAfter: undefined });
  });

  it('says when nobody answers', async () => {
    const client = apiClient(async () => Promise.reject(new TypeError('failed to fetch')));
    expect(await failureOf(client.config())).toEqual({ code: 'offline', retryAfter: undefined });
  });
});
