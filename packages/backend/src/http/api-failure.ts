import { type ApiError, ApiErrorCode } from '@liaison/protocol/api';

export interface ApiFailureDetails {
  /** JSON path of the request member at fault, e.g. `attributes.plan`. */
  readonly field?: string;
  /** What that member has to satisfy. */
  readonly rule?: string;
  readonly retryAfterSeconds?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
}

/** A request that is answered with a documented error. The message is shown to callers: no secrets, no customer text. */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure';
  readonly code: ApiErrorCode;
  readonly details: ApiFailureDetails;

  constructor(code: ApiErrorCode, message: string, details: ApiFailureDetails = {}) {
    super(message, { cause: details.cause });
    this.code = code;
    this.details = details;
  }

  get status() {
    return ApiErrorCode[this.code].status;
  }

  get headers(): Record<string, string> {
    const { headers, retryAfterSeconds } = this.details;
    return { ...headers, ...(retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) }) };
  }

  body(requestId: string): ApiError {
    const { field, rule } = this.details;
    return { error: { code: this.code, message: this.message, field, rule, requestId } };
  }
}
