import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { ApiFailure } from './api-failure.ts';
import type { AppEnv } from './environment.ts';

const frameworkFailures: Readonly<Record<number, () => ApiFailure>> = {
  400: () => new ApiFailure('invalid_request', 'The body is not valid JSON.', { rule: 'valid JSON' }),
  413: () => new ApiFailure('payload_too_large', 'The body is too large.'),
  415: () => new ApiFailure('unsupported_media_type', 'The body must be sent as application/json.'),
};

function asApiFailure(error: Error): ApiFailure {
  if (error instanceof ApiFailure) return error;
  const known = error instanceof HTTPException ? frameworkFailures[error.status]?.() : undefined;
  return known ?? new ApiFailure('internal', 'The server failed to answer this request.', { cause: error });
}

/** The one place where an error becomes an answer. Only names of errors are logged: their texts may quote the request. */
export function answerFailure(error: Error, c: Context<AppEnv>): Response {
  const failure = asApiFailure(error);
  if (failure.status >= 500) {
    c.var.logger.error({ code: failure.code, cause: describeCause(failure.details.cause) }, 'request failed');
  }
  return c.json(failure.body(c.var.requestId), failure.status, failure.headers);
}

function describeCause(cause: unknown) {
  if (!(cause instanceof Error)) return undefined;
  const frames = cause.stack
    ?.split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 5);
  return { name: cause.name, frames };
}
