import type { MiddlewareHandler } from 'hono';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { ApiFailure } from './api-failure.ts';
import type { AppEnv } from './app-env.ts';

/** Refuses a client address after `perMinute` requests in a minute. Each call counts for itself. */
export function rateLimit(perMinute: number): MiddlewareHandler<AppEnv> {
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 });
  return async (c, next) => {
    await limiter.consume(c.var.clientAddress).catch((refusal: unknown) => {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      throw new ApiFailure('rate_limited', 'Too many requests from this address.', {
        retryAfterSeconds: Math.ceil(refusal.msBeforeNext / 1000),
      });
    });
    await next();
  };
}
