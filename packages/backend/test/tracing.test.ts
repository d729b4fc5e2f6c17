import { context, ROOT_CONTEXT, type Span, type SpanContext, trace, type Tracer } from '@opentelemetry/api';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startAwsStub } from './support/aws-stub.ts';
import { post, testApp } from './support/test-app.ts';

interface SeenSpan {
  name: string;
  readonly attributes: Record<string, unknown>;
  ended: boolean;
}

let seen: SeenSpan[];
beforeEach(() => {
  seen = [];
  trace.setGlobalTracerProvider({ getTracer: () => recorder });
});
afterEach(() => trace.disable());

const spanContext: SpanContext = { traceId: '1'.repeat(32), spanId: '1'.repeat(16), traceFlags: 1 };

/** As much of a tracer as the server uses. */
const recorder: Tracer = {
  startSpan: (name, options) => {
    const one: SeenSpan = { name, attributes: { ...options?.attributes }, ended: false };
    seen.push(one);
    const span: Span = {
      spanContext: () => spanContext,
      setAttribute: (key, value) => (Object.assign(one.attributes, { [key]: value }), span),
      setAttributes: (values) => (Object.assign(one.attributes, values), span),
      updateName: (next) => ((one.name = next), span),
      end: () => void (one.ended = true),
      addEvent: () => span,
      addLink: () => span,
      addLinks: () => span,
      setStatus: () => span,
      isRecording: () => true,
      recordException: () => {},
    };
    return span;
  },
  startActiveSpan: (name: string, ...rest: unknown[]) => {
    const run = rest.at(-1) as (span: Span) => never;
    const options = rest.length > 1 ? (rest[0] as object) : {};
    return context.with(ROOT_CONTEXT, () => run(recorder.startSpan(name, options)));
  },
};

test('a request and its calls of AWS are spans that name what was done and nothing of what was said', async () => {
  await using aws = await startAwsStub();
  aws.replyWith({ status: 200, body: { ContactId: 'c', ParticipantId: 'p', ParticipantToken: 't' } });
  const { app } = testApp({ aws: aws.url });
  await app.request('/api/chats?secret=1', post({ displayName: 'Cleo', initialMessage: 'secret' }));
  expect(seen.map(({ name, ended }) => [name, ended])).toEqual([
    ['POST /api/chats', true],
    ['ConnectClient.StartChatContactCommand', true],
  ]);
  expect(seen[0]?.attributes).toEqual({
    'http.request.method': 'POST',
    'http.route': '/api/chats',
    'http.response.status_code': 200,
    'liaison.request_id': 'request-1',
  });
  expect(JSON.stringify(seen)).not.toContain('secret');
});

test('a call that failed says why by name', async () => {
  await using aws = await startAwsStub();
  aws.replyWith('drop');
  const { app } = testApp({ aws: aws.url });
  await app.request('/api/chats', post({ displayName: 'Cleo' }));
  expect(seen[0]?.attributes).toMatchObject({ 'http.response.status_code': 502 });
  expect(seen[1]?.attributes).toEqual({ 'error.type': 'TimeoutError' });
});
