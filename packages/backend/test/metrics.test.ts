import { expect, test } from 'vitest';
import { testApp } from './support/test-app.ts';

const token = '0123456789abcdef';
const read = (bearer: string) => ({ headers: { Authorization: `Bearer ${bearer}` } });

test('there are no metrics unless a token is set', async () => {
  expect((await testApp().app.request('/metrics', read(token))).status).toBe(404);
});

test('metrics count requests by route, for whoever has the token', async () => {
  const { app } = testApp({ environment: { LIAISON_METRICS_TOKEN: token } });
  await app.request('/api/contacts/a-customer@example.com/note');
  await app.request('/api/a-customer@example.com');
  await app.request('/healthz', { method: 'ODD' });
  for (const bearer of ['', 'wrong', `${token}0`]) {
    const refused = await app.request('/metrics', read(bearer));
    expect(refused.status).toBe(401);
    expect(refused.headers.get('X-Content-Type-Options')).toBe('nosniff');
  }
  const answer = await app.request('/metrics', read(token));
  expect(answer.headers.get('Content-Type')).toMatch(/^text\/plain; version=/);
  const text = await answer.text();
  expect(text).toContain(
    'liaison_http_request_duration_seconds_count{method="GET",route="/api/contacts/:contactId/note",status="401"} 1',
  );
  expect(text).toContain('method="other"');
  expect(text).toContain('process_cpu_seconds_total');
  expect(text).not.toContain('example.com');
});
