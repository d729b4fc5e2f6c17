/** Writes the pages under `docs/reference/` that come from code. Tests fail when they are stale. */
import { writeFile } from 'node:fs/promises';
import {
  connectClients,
  createApp,
  createLogger,
  createStore,
  oidcAuthenticator,
  readSettings,
  s3Client,
  settingsReference,
} from '@liaison/backend';

const settings = readSettings({
  AWS_REGION: 'eu-central-1',
  LIAISON_INSTANCE_ID: 'example',
  LIAISON_CONTACT_FLOW_ID: 'example',
  LIAISON_CCP_URL: 'https://example.my.connect.aws/ccp-v2/',
  LIAISON_OIDC_ISSUER: 'https://login.example.com',
  LIAISON_OIDC_CLIENT_ID: 'example',
  LIAISON_LOG_LEVEL: 'silent',
});
const app = createApp({
  settings,
  clients: connectClients(settings.aws),
  authenticator: oidcAuthenticator({ oidc: settings.oidc, now: () => new Date() }),
  store: createStore({ settings: settings.store, onIdleError: () => {} }),
  s3: s3Client(settings.aws),
  logger: createLogger(settings),
  peerAddress: () => '127.0.0.1',
  now: () => performance.now(),
  date: () => new Date(),
  newId: () => crypto.randomUUID(),
});

const openApi: unknown = await (await app.request('/api/openapi.json')).json();
const reference = new URL('../docs/reference/', import.meta.url);
await writeFile(new URL('openapi.json', reference), `${JSON.stringify(openApi, null, 2)}\n`);
await writeFile(new URL('configuration.md', reference), settingsReference());
