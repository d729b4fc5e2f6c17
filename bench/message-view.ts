/**
 * The message list against its lower bounds, in Chromium: `node --conditions=liaison-source bench/message-view.ts [messages]`.
 * The bare lists show the same HTML per row, one as real DOM in chunks, one by TanStack Virtual. Prints a table; ratios travel better than times.
 */
import react from '@vitejs/plugin-react';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { build, preview } from 'vite';
import type { Bench, ViewName } from './message-view/page.tsx';

declare global {
  interface Window {
    bench: Bench;
  }
}

const names: readonly ViewName[] = ['bareChunks', 'bareVirtual', 'product', 'productVirtual'];
const titles: Record<ViewName, string> = {
  bareChunks: 'bare chunks of DOM',
  bareVirtual: 'bare TanStack Virtual',
  product: 'the message list',
  productVirtual: 'its rows on TanStack Virtual',
};
const count = Number(process.argv[2] ?? 10_000);
const rounds = 5;

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;

async function measure(browser: Browser, address: string, name: ViewName) {
  const opens: number[] = [];
  for (let round = 0; round < rounds - 1; round += 1) {
    const page = await browser.newPage();
    await page.goto(address);
    await page.evaluate(([view, messages]) => window.bench.prepare(view, messages), [name, count] as const);
    opens.push(await page.evaluate(() => window.bench.open()));
    await page.close();
  }
  const page = await browser.newPage();
  const problems: string[] = [];
  page.on('pageerror', ({ message }) => problems.push(message));
  await page.goto(address);
  await page.evaluate(([view, messages]) => window.bench.prepare(view, messages), [name, count] as const);
  opens.push(await page.evaluate(() => window.bench.open()));
  const whole = await page.evaluate(() => window.bench.settle());
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  const busy = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return (metrics.find((metric) => metric.name === 'TaskDuration')?.value ?? 0) * 1000;
  };
  const times = 60;
  const before = await busy();
  const appends = await page.evaluate((wanted) => window.bench.append(wanted), times);
  const work = ((await busy()) - before) / times;
  const burst = await page.evaluate(() => window.bench.burst(200, 5));
  const scroll = await page.evaluate(() => window.bench.scrollUp(120, 300));
  await page.close();
  if (problems.length > 0) throw new Error(`${name}: ${problems[0]}`);
  return { open: quantile(opens, 0.5), whole, append: quantile(appends, 0.95), work, burst, scroll };
}

const outDir = await mkdtemp(join(tmpdir(), 'liaison-bench-'));
const shared = {
  root: join(import.meta.dirname, 'message-view'),
  configFile: false as const,
  logLevel: 'error' as const,
  plugins: [react()],
  resolve: { conditions: ['liaison-source', 'module', 'browser', 'development|production'] },
};
await build({ ...shared, build: { outDir, emptyOutDir: true, target: 'chrome123' } });
const server = await preview({ ...shared, build: { outDir }, preview: { host: '127.0.0.1', port: 0 } });
const fallback = '/usr/bin/chromium';
const executablePath = process.env['LIAISON_CHROMIUM'] ?? (existsSync(fallback) ? fallback : undefined);
const browser = await chromium.launch({
  ...(executablePath && { executablePath }),
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-sync'],
});
try {
  const address = server.resolvedUrls?.local[0];
  if (!address) throw new Error('The page is not served');
  console.log(`${count} messages, Chromium ${browser.version()}, times in ms\n`);
  console.log(
    '| view | open | drawn whole after | append to paint, p95 | work per append | 200/s for 5 s: long frames, longest | scroll up: px moved, worst |',
  );
  console.log('|---|---|---|---|---|---|---|');
  for (const name of names) {
    const { open, whole, append, work, burst, scroll } = await measure(browser, address, name);
    const cells = [
      titles[name],
      open.toFixed(0),
      name === 'product' ? whole.toFixed(0) : 'at once',
      append.toFixed(1),
      work.toFixed(1),
      `${burst.long}, ${burst.longest.toFixed(0)}${burst.atEnd ? '' : ' (not at the end)'}`,
      `${scroll.total.toFixed(0)}, ${scroll.worst.toFixed(0)}`,
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
} finally {
  await browser.close();
  await server.close();
  await rm(outDir, { recursive: true });
}
