import { z } from 'zod';

/** `GET /healthz`: the process is alive. */
export const healthResponse = z.object({ status: z.literal('ok') }).meta({ id: 'HealthResponse' });
export type HealthResponse = z.infer<typeof healthResponse>;

/** `GET /readyz`: what the server needs, each part by itself. 503 when any part is not ready. */
export const readinessResponse = z
  .object({
    status: z.enum(['ready', 'not_ready']),
    checks: z.object({
      issuer: z.enum(['ok', 'unreachable']),
      /** `opening`: the server has started a moment ago. */
      database: z.enum(['ok', 'opening', 'unreachable']),
    }),
  })
  .meta({ id: 'ReadinessResponse' });
export type ReadinessResponse = z.infer<typeof readinessResponse>;
