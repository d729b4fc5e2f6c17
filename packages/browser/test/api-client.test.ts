import { DocumentConflict } from '@liaison/core';
import { FakeClock } from '@liaison/core/testing';
import { describe, expect, it } from 'vitest';
import { apiPath, createApiClient, createCallApi, fetchConfig } from '../src/index.ts';

type Answer = () => Promise<Response>;

function setUp(answer: Answer) {
  const requests: { url: string; init: RequestInit }[] = [];
  const clock = new FakeClock();
  const fetch: typeof globalThis.fetch = (url, init = {}) => {
    requests.push({ url: url as string, init });
    return new Promise((resolve, reject) => {
      const abort = () => reject(new DOMException('aborted', 'AbortError'));
      if (init.signal?.aborted) return abort();
      init.signal?.addEventListener('abort', abort);
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

  it('reads a document by its owner, whatever the owner is called', async () => {
    const { client, requests } = setUp(json({ version: 3, content: { text: 'x' } }));
    expect(await client.notes.read('a/../b?c')).toEqual({ version: 3, content: { text: 'x' } });
    expect(requests[0]).toMatchObject({ url: '/api/contacts/a%2F..%2Fb%3Fc/note', init: { method: 'GET' } });
  });

  it('writes a document over the version it was read with', async () => {
    const { client, requests } = setUp(json({ version: 4 }));
    expect(await client.notes.write('c1', { text: 'new' }, 3)).toEqual({ version: 4 });
    expect(requests[0]).toMatchObject({
      url: '/api/contacts/c1/note',
      init: { method: 'PUT', body: '{"text":"new"}', headers: { 'if-match': '"3"' }, keepalive: true },
    });
  });

  it('does not ask the browser to keep alive more than it takes', async () => {
    const { client, requests } = setUp(json({ version: 1 }));
    await client.notes.write('c1', { text: 'x'.repeat(20_000) }, 0);
    expect(requests[0]?.init.keepalive).toBe(false);
  });

  it('turns a write over an older version into a conflict with what is there now', async () => {
    const current = { version: 5, content: { text: 'theirs' }, writtenBy: 'bo' };
    const { client } = setUp(json({ ...error('conflict'), current }, 409));
    const failure = await client.notes.write('c1', { text: 'mine' }, 3).catch((thrown: unknown) => thrown);
    expect(failure).toBeInstanceOf(DocumentConflict);
    expect(failure).toMatchObject({ name: 'ConflictError', retryable: false, current });
  });

  it('leaves out of a query what was not given', async () => {
    const { client, requests } = setUp(json({ quickResponses: [] }));
    await client.quickResponses.search({ search: 'a&b', limit: 8 });
    expect(requests[0]?.url).toBe('/api/quick-responses?search=a%26b&limit=8');
  });

  it('takes a question back', async () => {
    const { client } = setUp(() => new Promise(() => {}));
    const gone = new AbortController();
    const asking = client.quickResponses.search({}, { signal: gone.signal }).catch((thrown: unknown) => thrown);
    gone.abort();
    expect(await asking).toMatchObject({ name: 'NetworkError' });
  });

  it('answers nothing where the server does', async () => {
    const { options } = setUp(() => Promise.resolve(new Response(null, { status: 204 })));
    expect(await createCallApi(options)({ method: 'DELETE', path: apiPath('quick-responses', 'hi') })).toBeUndefined();
  });

  it('makes a failure to get the token a typed error as well', async () => {
    const { options } = setUp(json({}));
    const client = createApiClient({ ...options, getToken: () => Promise.reject(new Error('boom')) });
    await expect(client.notes.read('c1')).rejects.toMatchObject({ name: 'InternalError' });
  });
});
