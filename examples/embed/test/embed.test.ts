import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEmulator } from '@liaison/emulator';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { build, preview } from 'vite';
import { copyPage, installPacked } from './pack-packages.ts';

let browser: Browser;
let folder: string;

/** Builds as a stranger's tool chain does: nothing set up, no source of ours in reach. */
const bundle = (entry: string, outDir: string) =>
  build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    build: { outDir, target: 'chrome123', rolldownOptions: { input: join(folder, entry) } },
  });

const written = async (outDir: string, extension: string) => {
  const assets = join(folder, outDir, 'assets');
  const files = (await readdir(assets)).filter((file) => file.endsWith(extension));
  return (await Promise.all(files.map((file) => readFile(join(assets, file), 'utf8')))).join('\n');
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liaison-embed-'));
  await copyPage(folder, ['index.html', 'main.tsx']);
  await installPacked(folder, ['protocol', 'core', 'amazon-connect', 'browser', 'react']);
  browser = await chromium.launch({
    executablePath: process.env['LIAISON_CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-sync'],
  });
}, 240_000);

afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

it('takes fewer than thirty lines', async () => {
  expect((await readFile(join(folder, 'main.tsx'), 'utf8')).trimEnd().split('\n').length).toBeLessThan(30);
});

it('shows a conversation in a page of somebody else, and leaves that page as it is', { timeout: 120_000 }, async () => {
  await bundle('index.html', 'page');
  const server = await preview({
    root: folder,
    configFile: false,
    logLevel: 'error',
    build: { outDir: 'page' },
    preview: { host: '127.0.0.1', port: 0 },
  });
  await using emulator = await createEmulator({ seed: 1 });
  const page = await browser.newPage();
  const look = () =>
    page.evaluate(() =>
      ['body', 'h1', 'body > button'].map((selector) => {
        const { font, color, backgroundColor, padding } = getComputedStyle(document.querySelector(selector)!);
        return { font, color, backgroundColor, padding };
      }),
    );
  const html = await readFile(join(folder, 'index.html'), 'utf8');
  await page.setContent(html.replace(/<script.*<\/script>/, ''));
  const alone = await look();

  await page.request.post(`${emulator.url}/connect/login`, { form: { login: 'ada' } });
  const settings = new URLSearchParams({ ccpUrl: `${emulator.url}/connect/ccp-v2/`, endpoint: emulator.url });
  await page.goto(`${server.resolvedUrls?.local[0]}?${settings}`);
  await page.getByRole('button', { name: /^Agent state/ }).click();
  await page.getByRole('menuitemradio', { name: 'Available' }).click();
  const started = await fetch(`${emulator.url}/_emulator/customers`, {
    method: 'POST',
    body: JSON.stringify({ scriptId: 'billing' }),
  });
  expect(started.status).toBe(201);
  await page.getByRole('button', { name: 'Accept' }).click();
  await page.getByRole('log').getByText('I was charged twice for invoice 2093.').waitFor();
  await page.getByRole('textbox', { name: /^Message to/ }).fill('Let me see.');
  await page.keyboard.press('Enter');
  const own = page.getByRole('article', { name: 'You' });
  await own.getByText('Let me see.').waitFor();

  expect(await look()).toEqual(alone);
  const bubble = own.locator('[dir=auto]');
  // Its own style sheet and the page's colour: without either it would have neither.
  expect(await bubble.evaluate((element) => getComputedStyle(element).borderTopLeftRadius)).toBe('14px');
  expect(await bubble.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe('rgb(255, 240, 200)');
  await server.close();
});

it('brings only what is imported, scripts and style sheets', async () => {
  await writeFile(join(folder, 'small.js'), "import { Elapsed } from '@liaison/react'; console.log(Elapsed);");
  await bundle('small.js', 'small');
  const [scripts, styles] = [await written('small', '.js'), await written('small', '.css')];
  expect(styles).toContain('liaison-elapsed');
  expect(styles).not.toContain('liaison-composer');
  expect(scripts).not.toContain('composer.send');
});
