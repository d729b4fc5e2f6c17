import react from '@vitejs/plugin-react';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { build, preview } from 'vite';

const fallback = '/usr/bin/chromium';

/** Builds a page of this folder as it would be published, serves it on this machine, and measures it in Chromium. */
export async function inChromium(
  page: string,
  measure: (browser: Browser, address: string) => Promise<void>,
): Promise<void> {
  const outDir = await mkdtemp(join(tmpdir(), 'liaison-bench-'));
  const shared = {
    root: join(import.meta.dirname, '..', page),
    configFile: false as const,
    logLevel: 'error' as const,
    plugins: [react()],
    resolve: { conditions: ['liaison-source', 'module', 'browser', 'development|production'] },
  };
  await build({ ...shared, build: { outDir, emptyOutDir: true, target: 'chrome123' } });
  const server = await preview({ ...shared, build: { outDir }, preview: { host: '127.0.0.1', port: 0 } });
  const executablePath = process.env['LIAISON_CHROMIUM'] ?? (existsSync(fallback) ? fallback : undefined);
  const browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-sync'],
  });
  try {
    const address = server.resolvedUrls?.local[0];
    if (!address) throw new Error('The page is not served');
    await measure(browser, address);
  } finally {
    await browser.close();
    await server.close();
    await rm(outDir, { recursive: true });
  }
}
