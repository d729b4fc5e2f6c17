import { createHash, timingSafeEqual } from 'node:crypto';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { ApiFailure } from '../http/api-failure.ts';
import type { AppEnv } from '../http/app-env.ts';
import type { Metrics } from '../http/metrics.ts';

const digest = (text: string) => createHash('sha256').update(text).digest();

/** `GET /metrics`, for whoever has the token that the settings name. Part of no API: it belongs to whoever runs the server. */
export function getMetrics(app: OpenAPIHono<AppEnv>, metrics: Metrics, token: string): void {
  const expected = digest(`Bearer ${token}`);
  app.get('/metrics', async (c) => {
    if (!timingSafeEqual(digest(c.req.header('Authorization') ?? ''), expected)) {
      throw new ApiFailure('unauthorized', 'The metrics are not public.', {
        headers: { 'WWW-Authenticate': 'Bearer' },
      });
    }
    const { text, contentType } = await metrics.read();
    return c.body(text, 200, { 'Content-Type': contentType, 'Cache-Control': 'no-store' });
  });
}
