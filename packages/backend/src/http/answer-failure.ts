import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { describeError } from '../describe-error.ts';
import { isDatabaseUnavailable } from '../store/database-failure.ts';
import { ApiFailure } from './api-failure.ts';
import type { AppEnv } from './app-env.ts';

const frameworkFailures: Readonly<Record<number, () => ApiFailure>> = {
  400: () => new ApiFailure('invalid_request', 'The body is not valid JSON.', { rule: 'valid JSON' }),
  413: () => new ApiFailure('payload_too_large', 'The body is too large.'),
  415: () => new ApiFailure('unsupported_media_type', 'The body must be sent as application/json.'),
};

function asApiFailure(error: Error): ApiFailure {
  if (error instanceof ApiFailure) return error;
  const known = error instanceof HTTPException ? frameworkFailures[error.status]?.() : undefined;
  if (known !== undefined) return known;
  if (isDatabaseUnavailable(error)) {
    return new ApiFailure('database_unavailable', 'The database does not answer.', { cause: error });
  }
  return new ApiFailure('internal', 'The server failed to answer this request.', { cause: error });
}

/** The one place where an error becomes an answer. What a caller brought about is logged as a warning, what the server did as an error. */
export function answerFailure(error: Error, c: Context<AppEnv>): Response {
  const failure = asApiFailure(error);
  const { cause } = failure.details;
  const entry = { code: failure.code, ...(cause === undefined ? {} : { cause: describeError(cause) }) };
  if (failure.status >= 500) c.var.logger.error(entry, 'request failed');
  else if (cause !== undefined) c.var.logger.warn(entry, 'request refused');
  return c.json(failure.body(c.var.requestId), failure.status, failure.headers);
}
