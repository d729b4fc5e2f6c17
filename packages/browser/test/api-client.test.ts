import { FakeClock } from '@liaison/core/testing';
import { describe, expect, it } from 'vitest';
import { createApiClient, fetchConfig } from '../src/index.ts';

type Answer = () => Promise<Response>;

function setUp(answer: Answer) {
  const requests: { url: string; init: RequestInit }[] = [];
  const clock = new FakeClock();
  const fetch: typeof globalThis.fetch = (url, init = {}) => {
    requests.push({ url: url as string, init });
    return new Promise((resolve, reject) => {
      init.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
      answer().then(resolve, reject);
    });
  };
  const options = { baseUrl: '', clock, fetch, getToken: () => Promise.resolve('bearer-1') };
  return { client: createApiClient(options), clock, options, requests };
}

const json =
  (body: unknown, status = 200): Answer =>
  () =>
    Promise.resolve(Response.json(body, { status }));

const error = (code: string) => ({ error: { code, message: 'secret detail', requestId: 'r1' } });

describe('API client', () => {
  it('exchanges a participant token with the bearer token of the agent', async () => {
    const connection = { connectionToken: 'ct', connectionTokenExpiry: 'x', websocketUrl: 'u', websocketExpiry: 'y' };
    const { client, requests } = setUp(json(connection));
    expect(await client.exchangeParticipantToken('pt')).toEqual(connection);
    expect(requests[0]).toMatchObject({
      url: '/api/participant-connections',
      init: { method: 'POST', body: '{"participantToken":"pt"}', headers: { authorization: 'Bearer bearer-1' } },
    });
  });

  it('reads the configuration without a token', async () => {
    const { options, requests } = setUp(json({ region: 'us-west-2' }));
    expect(await fetchConfig(options)).toEqual({ region: 'us-west-2' });
    expect(requests[0]?.init.headers).not.toHaveProperty('authorization');
  });

  it.each<[string, Answer, string, boolean]>([
    ['a code', json(error('participant_token_rejected'), 403), 'AccessDeniedError', false],
    ['a code beats the status', json(error('connect_timeout'), 504), 'TimeoutError', true],
    ['a configuration error is not retried', json(error('connect_configuration'), 502), 'RejectedError', false],
    ['a status without a body', () => Promise.resolve(new Response('<html>', { status: 429 })), 'ThrottledError', true],
    ['an unknown code', json(error('new_in_2030'), 503), 'ServiceError', true],
    ['a page instead of JSON', () => Promise.resolve(new Response('<html>')), 'ServiceError', true],
    ['no network', () => Promise.reject(new TypeError('Failed to fetch')), 'NetworkError', true],
  ])('turns %s into a typed error without its text', async (_name, answer, name, retryable) => {
    const { client } = setUp(answer);
    const failure = await client.exchangeParticipantToken('pt').catch((thrown: unknown) => thrown);
    expect(failure).toMatchObject({ name, retryable });
    expect(JSON.stringify([(failure as Error).message, (failure as Error).cause])).not.toContain('secret detail');
  });

  it('gives up after fifteen seconds', async () => {
    const { client, clock } = setUp(() => new Promise(() => {}));
    const asking = client.exchangeParticipantToken('pt').catch((thrown: unknown) => thrown);
    await clock.advance(15_000);
    expect(await asking).toMatchObject({ name: 'TimeoutError' });
  });
});
