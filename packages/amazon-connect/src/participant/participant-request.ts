import { LiaisonError, type Clock } from '@liaison/core';
import { errorFromResponse } from './participant-errors.ts';
import type { PutFile } from './put-file.ts';

export interface ParticipantTransport {
  /** Base address, without a slash at the end. */
  readonly endpoint: string;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  /** How files are stored; by `fetch` when it is left out. */
  readonly putFile?: PutFile;
}

export interface ParticipantRequest {
  /** Path under the endpoint, e.g. `/participant/message`. */
  readonly path: string;
  /** Participant token for CreateParticipantConnection, connection token for everything else. */
  readonly bearer: string;
  readonly body: unknown;
  readonly signal: AbortSignal;
}

/** Longest wait for one answer, in milliseconds. */
const TIME_LIMIT = 10_000;

/**
 * One call of the Participant Service: JSON by POST, authorised by `X-Amz-Bearer` alone (the service takes no signature).
 * Every failure is a LiaisonError; a caller that aborts gets a NetworkError it need not look at.
 */
export async function callParticipantService(
  transport: ParticipantTransport,
  request: ParticipantRequest,
): Promise<Record<string, unknown>> {
  const limit = new AbortController();
  const cancelLimit = transport.clock.schedule(TIME_LIMIT, () => limit.abort());
  try {
    const response = await transport.fetch(transport.endpoint + request.path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-amz-bearer': request.bearer },
      body: JSON.stringify(request.body),
      signal: AbortSignal.any([request.signal, limit.signal]),
      credentials: 'omit',
      cache: 'no-store',
    });
    if (!response.ok) throw errorFromResponse(response);
    return readObject(await response.text());
  } catch (error) {
    if (error instanceof LiaisonError) throw error;
    if (limit.signal.aborted) throw new LiaisonError('TimeoutError', 'Amazon Connect did not answer in time');
    // The cause is left out: a fetch error names the address.
    throw new LiaisonError('NetworkError', 'Amazon Connect could not be reached');
  } finally {
    cancelLimit();
  }
}

function readObject(text: string): Record<string, unknown> {
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json as Record<string, unknown>;
  } catch {
    // Falls through: an answer that cannot be read is the service's failure, whatever it is.
  }
  throw new LiaisonError('ServiceError', 'Amazon Connect answered something that is not a JSON object');
}

/** A member that the service promises; its absence is the service's failure. */
export function requireString(object: unknown, key: string): string {
  const value = typeof object === 'object' && object !== null ? (object as Record<string, unknown>)[key] : undefined;
  if (typeof value === 'string' && value !== '') return value;
  throw new LiaisonError('ServiceError', `Amazon Connect's answer lacks ${key}`);
}
