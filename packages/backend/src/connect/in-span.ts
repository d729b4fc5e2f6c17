import { SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';

/** Runs a call to another service in a span of its own. Does nothing more unless the process registers an OpenTelemetry SDK. */
export function inSpan<Result>(name: string, call: () => Promise<Result>): Promise<Result> {
  return trace.getTracer('liaison').startActiveSpan(name, { kind: SpanKind.CLIENT }, async (span) => {
    try {
      return await call();
    } catch (error) {
      // By name: the text can quote what was sent.
      span.setAttribute('error.type', error instanceof Error ? error.name : typeof error);
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}
