import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { AppEnv } from './app-env.ts';

export interface Metrics {
  /** Counts each request by route pattern, method and status, never by address. */
  readonly measure: MiddlewareHandler<AppEnv>;
  /** What Prometheus reads. */
  readonly read: () => Promise<{ readonly text: string; readonly contentType: string }>;
}

export interface MetricsOptions {
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
  /** Memory, event loop and garbage collection of this process too. */
  readonly ofProcess: boolean;
}

/** Metrics of one server process. */
export function createMetrics({ now, ofProcess }: MetricsOptions): Metrics {
  const registry = new Registry();
  if (ofProcess) collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'liaison_http_request_duration_seconds',
    help: 'How long requests took, by route pattern, method and status',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  return {
    async measure(c, next) {
      const began = now();
      await next();
      const labels = { method: methodOf(c.req.method), route: routePath(c), status: String(c.res.status) };
      duration.observe(labels, (now() - began) / 1000);
    },
    read: async () => ({ text: await registry.metrics(), contentType: registry.contentType }),
  };
}

/** Anybody can make up a method; each label would be kept for ever. */
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const methodOf = (method: string) => (methods.has(method) ? method : 'other');
