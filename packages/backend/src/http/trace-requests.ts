import { context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { AppEnv } from './app-env.ts';

/**
 * One span for each request, under that of whoever asked. Does nothing unless the process registers an OpenTelemetry SDK. Attributes
 * as the semantic conventions for HTTP name them: the route pattern and the status, never an address, a name or text.
 */
export const traceRequests: MiddlewareHandler<AppEnv> = (c, next) => {
  const parent = propagation.extract(context.active(), Object.fromEntries(c.req.raw.headers));
  const options = { kind: SpanKind.SERVER, attributes: { 'http.request.method': c.req.method } };
  return trace.getTracer('liaison').startActiveSpan(c.req.method, options, parent, async (span) => {
    try {
      await next();
    } finally {
      const route = routePath(c);
      span.updateName(`${c.req.method} ${route}`);
      span.setAttributes({
        'http.route': route,
        'http.response.status_code': c.res.status,
        'liaison.request_id': c.var.requestId,
      });
      if (c.res.status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    }
  });
};
