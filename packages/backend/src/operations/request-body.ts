import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { z } from 'zod';
import { ApiFailure } from '../http/api-failure.ts';
import type { AppEnv } from '../http/app-env.ts';

/** Bytes: 32 KB of contact attributes and a 16 KB first message in UTF-8, with room to spare. */
const maxBodySize = 128 * 1024;

export const limitBody = bodyLimit({
  maxSize: maxBodySize,
  onError: () => {
    throw new ApiFailure('payload_too_large', 'The body is too large.', { rule: `at most ${maxBodySize} bytes` });
  },
});

/** Widgets written for AWS's sample send their JSON without saying so, which browsers label as plain text. */
export const readPlainTextAsJson: MiddlewareHandler<AppEnv> = async (c, next) => {
  const type = c.req.header('Content-Type') ?? 'text/plain';
  if (/^text\/plain\b/i.test(type)) c.req.raw.headers.set('Content-Type', 'application/json');
  await next();
};

/** Names the first member at fault and the rule it breaks. Its value stays with the caller. */
export function invalid(error: z.ZodError | undefined): ApiFailure {
  const [issue] = error?.issues ?? [];
  const field = issue?.path.join('.') || undefined;
  return new ApiFailure('invalid_request', `${field ?? 'The body'} is not valid.`, { field, rule: issue?.message });
}
