/**
 * The message list against its lower bounds, in Chromium: `node --conditions=liaison-source bench/message-view.ts [messages]`.
 * The bare lists show the same HTML per row, one as real DOM in chunks, one by TanStack Virtual. Prints a table; ratios travel better than times.
 */
import type { Browser, Page } from 'playwright-core';
import { inChromium } from './support/in-chromium.ts';
import { quantile } from './support/quantile.ts';
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
const rounds = 9;

/** A page of its own with the conversation ready to be opened. */
async function prepared(browser: Browser, address: string, name: ViewName): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(address);
  await page.evaluate(([view, messages]) => window.bench.prepare(view, messages), [name, count] as const);
  return page;
}

/** Median of opening each view, in turns, so that whatever else the machine does meets all of them alike. */
async function measureOpening(browser: Browser, address: string): Promise<Record<ViewName, number>> {
  const opens: Record<ViewName, number[]> = { bareChunks: [], bareVirtual: [], product: [], productVirtual: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) {
      const page = await prepared(browser, address, name);
      opens[name].push(await page.evaluate(() => window.bench.open()));
      await page.close();
    }
  }
  const { bareChunks, bareVirtual, product, productVirtual } = opens;
  return {
    bareChunks: quantile(bareChunks, 0.5),
    bareVirtual: quantile(bareVirtual, 0.5),
    product: quantile(product, 0.5),
    productVirtual: quantile(productVirtual, 0.5),
  };
}

async function measure(browser: Browser, address: string, name: ViewName) {
  const page = await prepared(browser, address, name);
  await page.evaluate(() => window.bench.open());
  const problems: string[] = [];
  page.on('pageerror', ({ message }) => problems.push(message));
  const settled = await page.evaluate(() => window.bench.settle());
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
  return { settled, append: quantile(appends, 0.95), work, burst, scroll };
}

await inChromium('message-view', async (browser, address) => {
  console.log(`${count} messages, Chromium ${browser.version()}, times in ms\n`);
  console.log(
    '| view | open, median | to the better bare list | settled after, longest frame | append to paint, p95 | work per append | 200/s for 5 s: long frames, longest | scroll up: px moved, worst |',
  );
  console.log('|---|---|---|---|---|---|---|---|');
  const open = await measureOpening(browser, address);
  const better = Math.min(open.bareChunks, open.bareVirtual);
  for (const name of names) {
    const { settled, append, work, burst, scroll } = await measure(browser, address, name);
    const cells = [
      titles[name],
      open[name].toFixed(0),
      (open[name] / better).toFixed(2),
      `${settled.whole.toFixed(0)}, ${settled.longest.toFixed(0)}`,
      append.toFixed(1),
      work.toFixed(1),
      `${burst.long}, ${burst.longest.toFixed(0)}${burst.atEnd ? '' : ' (not at the end)'}`,
      `${scroll.total.toFixed(0)}, ${scroll.worst.toFixed(0)}`,
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
});
