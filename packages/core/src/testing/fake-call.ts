import { LiaisonError } from '../platform/errors.ts';

/** One call of a port that waits for the test's answer. An aborted signal rejects it, as a real call would. */
export class FakeCall<Request, Response> {
  readonly request: Request;
  readonly signal: AbortSignal | undefined;
  readonly answer: Promise<Response>;
  readonly #deferred = Promise.withResolvers<Response>();
  #settled = false;

  constructor(request: Request, signal?: AbortSignal) {
    this.request = request;
    this.signal = signal;
    this.answer = this.#deferred.promise;
    const giveUp = (): void => this.reject(new LiaisonError('NetworkError', 'The call was given up'));
    if (signal?.aborted) giveUp();
    else signal?.addEventListener('abort', giveUp, { once: true });
  }

  get settled(): boolean {
    return this.#settled;
  }

  resolve(response: Response): void {
    this.#settled = true;
    this.#deferred.resolve(response);
  }

  reject(error: LiaisonError): void {
    this.#settled = true;
    this.#deferred.reject(error);
  }
}

/** The newest call that waits for its answer; throws when there is none, so that a test fails where it went wrong. */
export function waitingCall<Request, Response>(
  calls: readonly FakeCall<Request, Response>[],
): FakeCall<Request, Response> {
  const call = calls.findLast((candidate) => !candidate.settled);
  if (!call) throw new Error('No call waits for an answer');
  return call;
}
