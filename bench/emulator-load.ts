/**
 * 1,000 chats at once: how long a message takes from being sent until it is delivered, and the server's memory and time, beside a bare `ws` server
 * under the same load in the same run. `node --conditions=liaison-source bench/emulator-load.ts [chats] [messages a second] [seconds]`
 */
import { bareLine, chatLine, type Line } from './emulator-load/lines.ts';
import { ServerProcess } from './emulator-load/server-process.ts';

const [chats = 1_000, perSecond = 300, seconds = 15] = process.argv.slice(2).map(Number);
const tickMs = 10;
const warmUpSeconds = 3;
const ms = (value: number) => value.toFixed(1).padStart(7);
const mb = (value: number) => (value / 2 ** 20).toFixed(0).padStart(5);

interface Figures {
  readonly sent: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** Sends at a steady pace, in turn on every line; resolves when everything has come back. Milliseconds. */
async function load(lines: readonly Line[], forSeconds: number): Promise<Figures> {
  const total = perSecond * forSeconds;
  const times: number[] = [];
  const { promise: done, resolve } = Promise.withResolvers<void>();
  for (const line of lines) {
    line.onText = (text) => {
      times.push(performance.now() - Number(text.split(' ', 1)[0]));
      if (times.length === total) resolve();
    };
  }
  let sent = 0;
  const begun = performance.now();
  const pace = setInterval(() => {
    const due = Math.min(total, ((performance.now() - begun) / 1_000) * perSecond);
    for (; sent < due; sent += 1) lines[sent % lines.length]?.send(`${performance.now()} Where is my parcel?`);
    if (sent === total) clearInterval(pace);
  }, tickMs);
  await done;
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { sent: total, p50: at(0.5), p99: at(0.99), max: at(1) };
}

async function measure(
  name: string,
  server: ServerProcess,
  open: (url: string, tokens: readonly string[]) => Promise<Line>[],
) {
  try {
    const { url, tokens } = await server.ready;
    const empty = await server.usage();
    const lines = await Promise.all(open(url, tokens));
    // Code that has not run yet is slow; that is not what is measured.
    await load(lines, warmUpSeconds);
    const warm = await server.usage();
    const figures = await load(lines, seconds);
    const full = await server.usage();
    const perMessage = (full.cpuMs - warm.cpuMs) / figures.sent;
    for (const line of lines) line.close();
    console.log(
      `${name.padEnd(14)} p50 ${ms(figures.p50)} ms  p99 ${ms(figures.p99)} ms  max ${ms(figures.max)} ms  memory ${mb(empty.rss)} -> ${mb(full.rss)} MB  ${perMessage.toFixed(2)} ms of the processor a message`,
    );
  } finally {
    server[Symbol.dispose]();
  }
}

console.log(`${chats} chats, ${perSecond} messages a second for ${seconds} s, Node ${process.version}`);
await measure('bare ws', new ServerProcess('./ws-process.ts'), (url) =>
  Array.from({ length: chats }, () => bareLine(url)),
);
await measure('emulator', new ServerProcess('./emulator-process.ts', String(chats)), (url, tokens) =>
  tokens.map((token) => chatLine(url, token)),
);
process.exit(0);
