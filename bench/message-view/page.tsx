import '@liaison/react/theme.css';
import { busyFor, frame, type Frames, painted } from '../support/frames.ts';
import { history, message } from './messages.ts';
import { bareChunks, bareVirtual, product, productVirtual, type View } from './views.tsx';

const views = { bareChunks, bareVirtual, product, productVirtual };
export type ViewName = keyof typeof views;

export interface Bursting extends Frames {
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
    const frames = await busyFor(perSecond, seconds, add);
    return { ...frames, atEnd: isAtEnd() };
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
