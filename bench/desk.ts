/**
 * The agent's contact list and conversation over the real engine and store, in Chromium: `node --conditions=liaison-source bench/desk.ts`.
 * The service answers at once and in the page; a message counts from the text of its frame. Ratios and frames travel better than times.
 */
import type { Page } from 'playwright-core';
import type { DeskBench } from './desk/page.tsx';
import { inChromium } from './support/in-chromium.ts';
import { quantile } from './support/quantile.ts';

const [chats, messages, arrivals, worked, warmUp] = [10, 10_000, 100, 200, 60];

/** `bench` is another page's in the other measurement, so it is not declared for all windows. */
const page = (): DeskBench => (window as unknown as { bench: DeskBench }).bench;
const script = (call: string) => `(${page.toString()})().${call}`;

const both = (values: readonly number[]) => `${quantile(values, 0.5).toFixed(1)}, ${quantile(values, 0.95).toFixed(1)}`;

async function open(browser: Parameters<Parameters<typeof inChromium>[1]>[0], address: string): Promise<Page> {
  const opened = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await opened.goto(address);
  return opened;
}

/** Used by scripts and by the document after a collection, in bytes. */
async function heapAndNodes(opened: Page): Promise<{ heap: number; nodes: number }> {
  const devtools = await opened.context().newCDPSession(opened);
  await devtools.send('HeapProfiler.enable');
  await devtools.send('HeapProfiler.collectGarbage');
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  const { nodes } = await devtools.send('Memory.getDOMCounters');
  await devtools.detach();
  return { heap: usedSize, nodes };
}

await inChromium('desk', async (browser, address) => {
  console.log(`Chromium ${browser.version()}, times in ms\n\n| what | measured |\n|---|---|`);

  const full = await open(browser, address);
  await full.evaluate(script(`fill(${chats}, ${messages})`));
  const times = await full.evaluate<Awaited<ReturnType<DeskBench['arrive']>>>(script(`arrive(${arrivals})`));
  console.log(
    `| ${chats} chats of ${messages}: frame to paint in the open chat, median and p95 | ${both(times.open)} |`,
  );
  console.log(`| … of another chat, in the list | ${both(times.list)} |`);
  console.log(`| … of a line in a plain list beside it | ${both(times.plain)} |`);
  for (const [to, what] of [
    ['open', '200 a second to the open chat for 5 s'],
    ['plain', 'as many lines to the plain list'],
  ] as const) {
    const burst = await full.evaluate<Awaited<ReturnType<DeskBench['burst']>>>(script(`burst(200, 5, '${to}')`));
    console.log(`| … ${what}: frames over 50 ms, longest | ${burst.long}, ${burst.longest.toFixed(0)} |`);
  }
  await full.close();

  const worn = await open(browser, address);
  // By then the browser has compiled what it is going to compile; that code counts as heap too.
  await worn.evaluate(script(`work(${warmUp})`));
  const before = await heapAndNodes(worn);
  await worn.evaluate(script(`work(${worked})`));
  const after = await heapAndNodes(worn);
  const kept = (100 * (after.heap - before.heap)) / before.heap;
  console.log(
    `| heap after ${worked} chats worked and closed | ${(after.heap / 1e6).toFixed(1)} MB, ${kept >= 0 ? '+' : ''}${kept.toFixed(1)} %; elements and texts ${before.nodes} → ${after.nodes} |`,
  );
});
