import { expect, test } from 'vitest';
import { namedPeople } from './support/contact-centre.ts';
import { testApp } from './support/test-app.ts';

/** What only some may do. Whatever is added to the API is any agent's unless it is listed here. */
const reserved: Readonly<Record<string, readonly string[]>> = {
  'GET /api/audit': ['administrator'],
  'GET /api/holds': ['administrator'],
  'POST /api/holds': ['administrator'],
  'POST /api/holds/{holdId}/lift': ['administrator'],
  'POST /api/erasures': ['administrator'],
  'GET /api/retention-policy': ['administrator'],
  'PUT /api/retention-policy': ['administrator'],
  'GET /api/queues/{queueId}/disposition-codes': ['supervisor', 'administrator'],
  'PUT /api/queues/{queueId}/disposition-codes': ['administrator'],
  'PUT /api/quick-responses/{shortcut}': ['administrator'],
  'DELETE /api/quick-responses/{shortcut}': ['administrator'],
  'POST /api/quick-responses/import': ['administrator'],
  'GET /api/quick-responses/export': ['administrator'],
};

test.each([
  ['an agent', 'ada', 'agent'],
  ['somebody with a role that means nothing here', 'ada.boss', 'agent'],
  ['a supervisor', 'ada.agent.supervisor', 'supervisor'],
  ['an administrator', 'ada.administrator', 'administrator'],
])('%s may do what the role allows and nothing else', async (_, token, role) => {
  const { app } = testApp({ authenticator: namedPeople });
  for (const [name, roles] of Object.entries(reserved)) {
    const [method = '', path = ''] = name.split(' ');
    const answer = await app.request(path, { method, headers: { Authorization: `Bearer ${token}` } });
    expect([name, answer.status === 403]).toEqual([name, !roles.includes(role)]);
  }
});
