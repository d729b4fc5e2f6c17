import { LiaisonError, type Clock } from '@liaison/core';
import type { ParticipantConnectionRequest, ParticipantConnectionResponse, PublicConfig } from '@liaison/protocol/api';
import { errorFromApi } from './api-errors.ts';

export interface ApiClientOptions {
  /** Address of the server without the `/api`; empty for the page's own. */
  readonly baseUrl: string;
  /** The agent's bearer token. Asked at every call that needs one. */
  readonly getToken: () => Promise<string>;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
}

/** Liaison's HTTP API as the desktop uses it. Every rejection is a LiaisonError. */
export interface ApiClient {
  exchangeParticipantToken(participantToken: string): Promise<ParticipantConnectionResponse>;
}

interface Call {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly token?: string;
  readonly body?: unknown;
}

/** Longest wait for one answer, milliseconds: the server gives Amazon Connect less. */
const TIME_LIMIT = 15_000;

export function createApiClient(options: ApiClientOptions): ApiClient {
  return {
    async exchangeParticipantToken(participantToken) {
      const body: ParticipantConnectionRequest = { participantToken };
      const token = await options.getToken();
      const answer = await callApi(options, { method: 'POST', path: '/api/participant-connections', token, body });
      return answer as ParticipantConnectionResponse;
    },
  };
}

/** `GET /api/config`: what the page has to know before anybody is signed in. */
export async function fetchConfig(
  options: Pick<ApiClientOptions, 'baseUrl' | 'clock' | 'fetch'>,
): Promise<PublicConfig> {
  return (await callApi(options, { method: 'GET', path: '/api/config' })) as PublicConfig;
}

async function callApi(
  { baseUrl, clock, fetch }: Pick<ApiClientOptions, 'baseUrl' | 'clock' | 'fetch'>,
  { body, method, path, token }: Call,
): Promise<object> {
  const limit = new AbortController();
  const cancelLimit = clock.schedule(TIME_LIMIT, () => limit.abort());
  try {
    const response = await fetch(baseUrl + path, {
      method,
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      signal: limit.signal,
      cache: 'no-store',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw await errorFromApi(response);
    return readObject(await response.text());
  } catch (error) {
    if (error instanceof LiaisonError) throw error;
    if (limit.signal.aborted) throw new LiaisonError('TimeoutError', 'The Liaison server did not answer in time');
    throw new LiaisonError('NetworkError', 'The Liaison server could not be reached');
  } finally {
    cancelLimit();
  }
}

function readObject(text: string): object {
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json === 'object' && json !== null) return json;
  } catch {
    // Falls through: a page of a proxy, for example.
  }
  throw new LiaisonError('ServiceError', 'The Liaison server answered something that is not JSON');
}
