import { customerPolicy, desktopPolicy, loadPage, type PagePolicy, readSettings } from '@liaison/backend';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtPage } from './support/built-page.ts';
import { leastSettings, testApp } from './support/test-app.ts';

const script = `export const text = '${'long '.repeat(400)}';`;
let desktop: Awaited<ReturnType<typeof builtPage>>;
let customer: Awaited<ReturnType<typeof builtPage>>;
beforeAll(async () => {
  desktop = await builtPage({ 'index.html': 'the desktop', 'assets/index-1a2b3c4d.js': script, 'icon.svg': '<svg/>' });
  customer = await builtPage({ 'index.html': 'the customer page' });
});
afterAll(() => Promise.all([desktop[Symbol.asyncDispose](), customer[Symbol.asyncDispose]()]));

const local = {
  AWS_ENDPOINT_URL_CONNECT: 'http://127.0.0.1:4501',
  AWS_ENDPOINT_URL_CONNECTPARTICIPANT: 'http://127.0.0.1:4501',
  LIAISON_CCP_URL: 'http://127.0.0.1:4501/connect/ccp-v2/',
  LIAISON_OIDC_ISSUER: 'http://127.0.0.1:4501/oidc',
};

async function server() {
  const settings = readSettings(leastSettings);
  return testApp({
    pages: [
      { at: '/customer/', files: await loadPage(customer.folder), policy: customerPolicy(settings) },
      { at: '/', files: await loadPage(desktop.folder), policy: desktopPolicy(settings) },
    ],
  }).app;
}
const directives = (policy: string) =>
  Object.fromEntries(policy.split('; ').map((part) => [part.split(' ')[0], part.split(' ').slice(1)]));
const ancestors = ({ contentSecurityPolicy }: PagePolicy) => directives(contentSecurityPolicy)['frame-ancestors'];
const read = (environment: Record<string, string>) => readSettings({ ...leastSettings, ...environment });
const navigation = { headers: { Accept: 'text/html,*/*' } };

describe('pages', () => {
  test.each([
    ['/', 'the desktop'],
    ['/contacts/7', 'the desktop'],
    ['/customer/', 'the customer page'],
    ['/customer/again', 'the customer page'],
    ['/..%2f..%2fetc%2fpasswd', 'the desktop'],
  ])('opening %s shows %s, and the browser does not keep it', async (path, text) => {
    const answer = await (await server()).request(path, navigation);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe(text);
    expect(answer.headers.get('Content-Type')).toContain('text/html');
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
  });

  test('/customer leads to the page, so that its relative addresses hold', async () => {
    const answer = await (await server()).request('/customer?flow=1', navigation);
    expect(answer.status).toBe(308);
    expect(answer.headers.get('Location')).toBe('/customer/?flow=1');
  });

  test.each([
    ['/assets/missing.js', navigation],
    ['/missing.png', { headers: { Accept: 'image/*' } }],
    ['/customer/assets/index-1a2b3c4d.js', navigation],
    ['/api/missing', navigation],
    ['/..%2findex.html', {}],
  ])('%s is not a page in disguise', async (path, init) => {
    expect((await (await server()).request(path, init)).status).toBe(404);
  });

  test('files with a hash in their name are kept for good, others are asked for again', async () => {
    const app = await server();
    const asset = await app.request('/assets/index-1a2b3c4d.js');
    expect(asset.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
    expect(asset.headers.get('Content-Type')).toContain('text/javascript');
    const icon = await app.request('/icon.svg');
    expect(icon.headers.get('Cache-Control')).toBe('no-cache');
    const again = await app.request('/icon.svg', { headers: { 'If-None-Match': icon.headers.get('ETag') ?? '' } });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
  });

  test('a browser that takes gzip gets it', async () => {
    const app = await server();
    const answer = await app.request('/assets/index-1a2b3c4d.js', { headers: { 'Accept-Encoding': 'gzip, br' } });
    expect(answer.headers.get('Content-Encoding')).toBe('gzip');
    const unzipped = answer.body?.pipeThrough(new DecompressionStream('gzip'));
    expect(await new Response(unzipped).text()).toBe(script);
    expect(await (await app.request('/assets/index-1a2b3c4d.js')).text()).toBe(script);
  });

  test('a folder without a build is refused', async () => {
    await expect(loadPage(`${desktop.folder}/nothing`)).rejects.toMatchObject({ name: 'PageNotBuilt' });
    await expect(loadPage(`${desktop.folder}/assets`)).rejects.toMatchObject({ name: 'PageNotBuilt' });
  });
});

describe('content security policy', () => {
  test('is sent with each page', async () => {
    const app = await server();
    const settings = readSettings(leastSettings);
    for (const [path, { contentSecurityPolicy }] of [
      ['/', desktopPolicy(settings)],
      ['/customer/', customerPolicy(settings)],
    ] as const) {
      const answer = await app.request(path, navigation);
      expect(answer.headers.get('Content-Security-Policy')).toBe(contentSecurityPolicy);
    }
  });

  test("lets scripts and styles come from the server's own files only", () => {
    for (const policy of [desktopPolicy(read({})), customerPolicy(read({}))]) {
      const found = directives(policy.contentSecurityPolicy);
      expect(found).toMatchObject({
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'"],
        'base-uri': ["'none'"],
      });
      expect(policy.contentSecurityPolicy).not.toContain('unsafe');
    }
  });

  test('lets nobody else frame a page; the desktop frames itself to renew a sign-in', () => {
    expect(ancestors(customerPolicy(read({})))).toEqual(["'none'"]);
    expect(ancestors(desktopPolicy(read({})))).toEqual(["'self'"]);
  });

  test('lets the desktop reach Amazon Connect in its region, the CCP and the issuer, and frame the CCP and the issuer', () => {
    const { contentSecurityPolicy } = desktopPolicy(read({ LIAISON_OIDC_ORIGINS: 'https://pool.auth.example.com' }));
    expect(directives(contentSecurityPolicy)).toMatchObject({
      'connect-src': [
        "'self'",
        'https://participant.connect.eu-central-1.amazonaws.com',
        'wss://*.transport.connect.eu-central-1.amazonaws.com',
        'https://acme.my.connect.aws',
        'https://login.example.com',
        'https://pool.auth.example.com',
      ],
      'frame-src': [
        "'self'",
        'https://acme.my.connect.aws',
        'https://login.example.com',
        'https://pool.auth.example.com',
      ],
    });
  });

  test('lets both pages reach where attachments are kept', () => {
    const bucket = 'https://acme-files.s3.eu-central-1.amazonaws.com';
    const settings = read({ LIAISON_ATTACHMENT_ORIGINS: bucket });
    for (const policy of [desktopPolicy(settings), customerPolicy(settings)]) {
      expect(directives(policy.contentSecurityPolicy)['connect-src']).toContain(bucket);
    }
    expect(() => read({ LIAISON_ATTACHMENT_ORIGINS: '*' })).toThrow('LIAISON_ATTACHMENT_ORIGINS must be');
  });

  test('lets the customer page reach Amazon Connect only, and frame nothing', () => {
    const found = directives(customerPolicy(read({})).contentSecurityPolicy);
    expect(found['connect-src']).toEqual([
      "'self'",
      'https://participant.connect.eu-central-1.amazonaws.com',
      'wss://*.transport.connect.eu-central-1.amazonaws.com',
    ]);
    expect(found).not.toHaveProperty('frame-src');
  });

  test('lets the customer page load the widget for proofs of humanity from its origins, and the desktop not', () => {
    const settings = read({
      LIAISON_HUMAN_CHECK_URL: 'https://verify.example.com/siteverify',
      LIAISON_HUMAN_CHECK_SECRET: 'secret',
      LIAISON_HUMAN_WIDGET_URL: 'https://widget.example.com/api.js?render=explicit',
      LIAISON_HUMAN_SITE_KEY: 'key',
      LIAISON_HUMAN_WIDGET_ORIGINS: 'https://*.widget.example.com',
    });
    const origins = ['https://widget.example.com', 'https://*.widget.example.com'];
    const found = directives(customerPolicy(settings).contentSecurityPolicy);
    expect(found['script-src']).toEqual(["'self'", ...origins]);
    expect(found['style-src']).toEqual(["'self'", ...origins]);
    expect(found['frame-src']).toEqual(origins);
    expect(found['connect-src']?.slice(-2)).toEqual(origins);
    expect(desktopPolicy(settings).contentSecurityPolicy).not.toContain('widget.example.com');
    expect(() => read({ LIAISON_HUMAN_WIDGET_ORIGINS: '*' })).toThrow('LIAISON_HUMAN_WIDGET_ORIGINS must be');
  });

  test('names endpoints of one’s own instead, sockets included', () => {
    const found = directives(desktopPolicy(read(local)).contentSecurityPolicy);
    expect(found['connect-src']).toEqual(["'self'", 'http://127.0.0.1:4501', 'ws://127.0.0.1:4501']);
    expect(found['frame-src']).toEqual(["'self'", 'http://127.0.0.1:4501']);
  });

  test.each([
    ['window', ["'self'", 'http://127.0.0.1:4501']],
    ['frame', ["'self'", 'http://127.0.0.1:4501', 'https://crm.example.com']],
    ['frame-at-once', ["'self'", 'http://127.0.0.1:4501', 'https://crm.example.com']],
  ])('lets the system beside contacts be framed where it is to be: %s', (opens, sources) => {
    const screenPop = {
      LIAISON_SCREEN_POP_URL: 'https://crm.example.com/{attribute.customerId}',
      LIAISON_SCREEN_POP: opens,
    };
    const found = directives(desktopPolicy(read({ ...local, ...screenPop })).contentSecurityPolicy);
    expect(found['frame-src']).toEqual(sources);
  });

  test('gives the microphone to the CCP where voice is on, and to nobody else', () => {
    expect(desktopPolicy(read({})).permissionsPolicy).toContain('microphone=()');
    expect(desktopPolicy(read({ LIAISON_SOFTPHONE: 'true' })).permissionsPolicy).toContain(
      'microphone=(self "https://acme.my.connect.aws")',
    );
    expect(customerPolicy(read({ LIAISON_SOFTPHONE: 'true' })).permissionsPolicy).toContain('microphone=()');
  });
});
