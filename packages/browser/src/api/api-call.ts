import { type Clock, LiaisonError, toLiaisonError } from '@liaison/core';
import { errorFromApi } from './api-errors.ts';

export interface ApiOptions {
  /** Address of the server without the `/api`; empty for the page's own. */
  readonly baseUrl: string;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
}

export interface AgentApiOptions extends ApiOptions {
  /** The agent's bearer token. Asked at every call. */
  readonly getToken: () => Promise<string>;
}

export interface ApiCall {
  readonly method: 'DELETE' | 'GET' | 'POST' | 'PUT';
  /** From `/api` on, without a query; see `apiPath`. */
  readonly path: string;
  /** Members that are `undefined` are left out. */
  readonly query?: Readonly<Record<string, number | string | undefined>>;
  readonly body?: unknown;
  /** The version of a document that this call replaces, sent as `If-Match`. */
  readonly seen?: number;
  /** A file is answered as a Blob, everything else as JSON. */
  readonly answer?: 'file' | 'json';
  /** Takes the question back. */
  readonly signal?: AbortSignal;
}

/** One call with the agent's bearer token. The answer is JSON as the schemas in `@liaison/protocol/api` describe it, `undefined` for 204, or a Blob. */
export type CallApi = <Answer>(call: ApiCall) => Promise<Answer>;

/** Longest wait for one answer, milliseconds: the server gives Amazon Connect less. */
const TIME_LIMIT = 15_000;

/**
 * Longest body, in UTF-16 units, of a write that the browser is asked to finish even when the page goes away meanwhile: it takes 64 KiB
 * of all such requests together, and a unit is three bytes at most.
 */
const KEPT_ALIVE = 20_000;

/** A path with what callers name put in safely: `apiPath('contacts', contactId, 'note')`. */
export const apiPath = (...segments: readonly string[]): string =>
  `/api/${segments.map((segment) => encodeURIComponent(segment)).join('/')}`;

/** Calls on behalf of the agent. Every rejection is a LiaisonError; a write over an older version rejects with a DocumentConflict. */
export function createCallApi(options: AgentApiOptions): CallApi {
  return async <Answer>(call: ApiCall) => {
    const token = await options.getToken().catch((thrown: unknown) => {
      throw toLiaisonError(thrown);
    });
    return (await callApi(options, call, token)) as Answer;
  };
}

/** One call, on nobody's behalf without `token`. */
export async function callApi({ baseUrl, clock, fetch }: ApiOptions, call: ApiCall, token?: string): Promise<unknown> {
  const { method, path, query, body, seen, signal, answer = 'json' } = call;
  const limit = new AbortController();
  const cancelLimit = clock.schedule(TIME_LIMIT, () => limit.abort());
  const text = body === undefined ? undefined : JSON.stringify(body);
  try {
    const response = await fetch(baseUrl + path + queryString(query), {
      method,
      headers: {
        accept: answer === 'json' ? 'application/json' : '*/*',
        ...(text === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(seen === undefined ? {} : { 'if-match': `"${seen}"` }),
      },
      signal: signal ? AbortSignal.any([limit.signal, signal]) : limit.signal,
      cache: 'no-store',
      ...(text === undefined ? {} : { body: text, keepalive: method === 'PUT' && text.length <= KEPT_ALIVE }),
    });
    if (!response.ok) throw await errorFromApi(response);
    if (answer === 'file') return await response.blob();
    return response.status === 204 ? undefined : readObject(await response.text());
  } catch (error) {
    if (error instanceof LiaisonError) throw error;
    if (limit.signal.aborted) throw new LiaisonError('TimeoutError', 'The Liaison server did not answer in time');
    throw new LiaisonError('NetworkError', 'The Liaison server could not be reached');
  } finally {
    cancelLimit();
  }
}

function queryString(query: ApiCall['query'] = {}): string {
  const given = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
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
