import type { MiddlewareHandler } from 'hono';
import { ApiFailure } from '../http/api-failure.ts';
import type { AppEnv } from '../http/app-env.ts';
import { type Authenticator, IssuerUnavailable, TokenRejected } from './authenticator.ts';

/** RFC 6750, section 3: a request without a token is told no error code. */
const unauthorized = (message: string, challenge: string, cause?: unknown) =>
  new ApiFailure('unauthorized', message, { headers: { 'WWW-Authenticate': challenge }, cause });

/** Lets a request through that carries an agent's bearer token, and says who the agent is. */
export function requireAgent(authenticator: Authenticator): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const token = /^Bearer +([\w.~+/=-]+)$/i.exec(c.req.header('Authorization') ?? '')?.[1];
    if (token === undefined) throw unauthorized('A bearer token is required.', 'Bearer');
    const agent = await authenticator.authenticate(token).catch((error: unknown) => {
      if (error instanceof TokenRejected) {
        const reason = error.expired ? 'The token has expired.' : 'The token is not valid.';
        throw unauthorized(reason, `Bearer error="invalid_token", error_description="${reason}"`, error);
      }
      if (error instanceof IssuerUnavailable) {
        throw new ApiFailure('issuer_unavailable', 'The sign-in service does not answer.', { cause: error });
      }
      throw error;
    });
    c.set('agent', agent);
    await next();
  };
}
