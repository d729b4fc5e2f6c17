import { readSettings } from '@liaison/backend';
import { describe, expect, test } from 'vitest';
import { leastSettings } from './support/test-app.ts';

test('the least that is needed gives a server on the loopback address that allows nothing', () => {
  const settings = readSettings(leastSettings);
  expect(settings).toMatchObject({ host: '127.0.0.1', port: 4500, trustedProxies: 0, publicUrl: undefined });
  expect(settings.chats.contactFlowIds).toEqual(new Set(['flow-1']));
  expect(settings.chats.attributes.size).toBe(0);
  expect(settings.chats.origins.size).toBe(0);
  expect(settings.oidc.audience).toBe('desktop');
});

test('lists are separated by commas, spaces around them do not count', () => {
  const settings = readSettings({
    ...leastSettings,
    LIAISON_ALLOWED_CONTACT_FLOW_IDS: 'flow-2 , flow-3,',
    LIAISON_ALLOWED_ATTRIBUTES: 'plan,order_id',
    LIAISON_ALLOWED_ORIGINS: 'https://a.example.com, http://localhost:3000',
  });
  expect(settings.chats.contactFlowIds).toEqual(new Set(['flow-1', 'flow-2', 'flow-3']));
  expect(settings.chats.attributes).toEqual(new Set(['plan', 'order_id']));
  expect(settings.chats.origins).toEqual(new Set(['https://a.example.com', 'http://localhost:3000']));
});

describe('a setting that cannot be used is named with its rule, and not quoted', () => {
  test.each([
    [{ LIAISON_INSTANCE_ID: undefined }, 'LIAISON_INSTANCE_ID must be an instance id of 1 to 100 characters.'],
    [{ LIAISON_INSTANCE_ID: '' }, 'LIAISON_INSTANCE_ID must be an instance id of 1 to 100 characters.'],
    [{ LIAISON_PORT: 'secret' }, 'LIAISON_PORT must be a whole number from 0 to 65535.'],
    [{ LIAISON_PORT: '70000' }, 'LIAISON_PORT must be a whole number from 0 to 65535.'],
    [{ LIAISON_TYPING: 'yes' }, 'LIAISON_TYPING must be true or false.'],
    [{ AWS_REGION: 'Frankfurt' }, 'AWS_REGION must be an AWS region such as eu-central-1.'],
    [
      { LIAISON_CCP_URL: 'acme.my.connect.aws' },
      'LIAISON_CCP_URL must be an https address (plain http only on a loopback host).',
    ],
    [
      { LIAISON_ALLOWED_ORIGINS: 'https://a.example.com/path' },
      'LIAISON_ALLOWED_ORIGINS must be origins such as https://shop.example.com, separated by commas.',
    ],
    [
      { LIAISON_OIDC_ISSUER: 'http://login.example.com' },
      'LIAISON_OIDC_ISSUER must be an https address (plain http only on a loopback host).',
    ],
    [
      { LIAISON_HOST: '0.0.0.0', LIAISON_OIDC_ISSUER: 'http://127.0.0.1:4501/oidc' },
      'LIAISON_HOST must be a loopback address as long as LIAISON_OIDC_ISSUER is not https.',
    ],
    ...[
      'http://crm.example.com/{contact.id}',
      'https://{attribute.host}/',
      'https://crm.example.com{contact.id}',
      'https://crm.example.com/{unknown}',
      'https://crm.example.com/{attribute.}',
      'https://crm.example.com/{',
      'https://user:secret@crm.example.com/',
      'javascript:{contact.id}',
    ].map((template): [Record<string, string>, string] => [
      { LIAISON_SCREEN_POP_URL: template },
      'LIAISON_SCREEN_POP_URL must be an https address with variables in braces behind its host (plain http only on a loopback host).',
    ]),
  ])('%j', (environment, sentence) => {
    expect(() => readSettings({ ...leastSettings, ...environment })).toThrow(
      expect.objectContaining({ name: 'SettingsError', message: sentence }),
    );
  });
});

test('a page beside contacts opens in a window unless told otherwise', () => {
  const LIAISON_SCREEN_POP_URL =
    'https://crm.example.com/c/{attribute.customer-id}?agent={agent.username}#{contact.id}';
  expect(readSettings(leastSettings).desktop.screenPop).toBeUndefined();
  expect(readSettings({ ...leastSettings, LIAISON_SCREEN_POP_URL }).desktop.screenPop).toEqual({
    urlTemplate: LIAISON_SCREEN_POP_URL,
    opens: 'window',
  });
});

test('other machines may be served when the issuer is https', () => {
  expect(readSettings({ ...leastSettings, LIAISON_HOST: '0.0.0.0' }).host).toBe('0.0.0.0');
});

test('an issuer on this machine may speak plain http', () => {
  const settings = readSettings({ ...leastSettings, LIAISON_OIDC_ISSUER: 'http://127.0.0.1:4501/oidc' });
  expect(settings.oidc.issuer).toBe('http://127.0.0.1:4501/oidc');
});

test('an empty variable counts as unset', () => {
  const settings = readSettings({ ...leastSettings, LIAISON_PORT: '', LIAISON_LOGIN_URL: '' });
  expect(settings.port).toBe(4500);
  expect(settings.desktop.loginUrl).toBeUndefined();
});

test('tokens may name another audience than the client', () => {
  expect(readSettings({ ...leastSettings, LIAISON_OIDC_AUDIENCE: 'https://api.example.com' }).oidc).toMatchObject({
    clientId: 'desktop',
    audience: 'https://api.example.com',
  });
});
