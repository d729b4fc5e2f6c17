import '@liaison/react/theme.css';
import { history, message } from './messages.ts';
import { bareChunks, bareVirtual, product, productVirtual, type View } from './views.tsx';

const views = { bareChunks, bareVirtual, product, productVirtual };
export type ViewName = keyof typeof views;

export interface Bursting {
  /** Frames that took longer than 50 ms, and the longest, in ms. */
  readonly long: number;
  readonly longest: number;
  /** Whether the newest message is in view afterwards. */
  readonly atEnd: boolean;
}

/** What the driver calls in the page. Every time is in ms. */
export interface Bench {
  prepare(name: ViewName, count: number): Promise<void>;
  /** From the call to the frame that shows the newest message. */
  open(): Promise<number>;
  /** Until no more rows come into the document, and the longest frame on the way. */
  settle(): Promise<{ whole: number; longest: number }>;
  /** From a message to the frame that shows it, `times` in a row. */
  append(times: number): Promise<number[]>;
  burst(perSecond: number, seconds: number): Promise<Bursting>;
  /** Scrolls up in steps and answers by how many px rows moved otherwise than scrolled, in all and at worst. */
  scrollUp(steps: number, px: number): Promise<{ total: number; worst: number }>;
}

const host = document.querySelector('#view')!;
let view: View;
let sent = 0;

const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
const painted = () =>
  new Promise<void>((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => resolve());
      port1.start();
      port2.postMessage(undefined);
    });
  });
const scroller = () => host.querySelector('[role=log]')!;
const isAtEnd = () => scroller().scrollHeight - scroller().scrollTop - scroller().clientHeight < 4;
const add = () => view.append(message(`new-${(sent += 1)}`, 300_000_000 + sent, `a new message, number ${sent}`));

const bench: Bench = {
  async prepare(name, count) {
    // The page has shown a conversation before, as an agent's page has: no view pays for code that runs for the first time.
    view = views[name](host, history(200));
    view.open();
    await painted();
    view.close();
    view = views[name](host, history(count));
  },
  async open() {
    const start = performance.now();
    view.open();
    do await painted();
    while (!isAtEnd());
    return performance.now() - start;
  },
  async settle() {
    const start = await frame();
    let [changed, last, longest] = [start, start, 0];
    for (let still = 0, count = -1; still < 30; ) {
      const now = await frame();
      longest = Math.max(longest, now - last);
      last = now;
      const lines = host.querySelectorAll('[data-line]').length;
      still = lines === count ? still + 1 : 0;
      if (lines !== count) changed = now;
      count = lines;
    }
    return { whole: changed - start, longest };
  },
  async append(times) {
    const latencies: number[] = [];
    for (let time = 0; time < times; time += 1) {
      await frame();
      const start = performance.now();
      add();
      await painted();
      latencies.push(performance.now() - start);
      await frame();
    }
    return latencies;
  },
  async burst(perSecond, seconds) {
    const start = performance.now();
    const frames: number[] = [];
    let count = 0;
    const timer = setInterval(() => {
      for (const due = ((performance.now() - start) / 1000) * perSecond; count < due; count += 1) add();
    }, 1000 / perSecond);
    for (let last = await frame(); performance.now() - start < seconds * 1000; ) {
      const now = await frame();
      frames.push(now - last);
      last = now;
    }
    clearInterval(timer);
    await painted();
    await painted();
    return { long: frames.filter((time) => time > 50).length, longest: Math.max(...frames), atEnd: isAtEnd() };
  },
  async scrollUp(steps, px) {
    const moved: number[] = [];
    for (let step = 0; step < steps; step += 1) {
      const { left, top, width } = scroller().getBoundingClientRect();
      const line = document.elementFromPoint(left + width / 2, top + 200)?.closest('[data-line]');
      const before = line?.getBoundingClientRect().top ?? 0;
      scroller().scrollTop -= px;
      await frame();
      await frame();
      if (line?.isConnected) moved.push(Math.abs(line.getBoundingClientRect().top - before - px));
    }
    return { total: moved.reduce((sum, one) => sum + one, 0), worst: Math.max(0, ...moved) };
  },
};

Object.assign(window, { bench });
