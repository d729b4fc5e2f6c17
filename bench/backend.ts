/**
 * `node --conditions=liaison-source bench/backend.ts [messages…]`: what the server's reading costs on PostgreSQL, and how it grows: search over all that
 * is stored (10,000, 100,000 and 1,000,000 messages), one conversation read and exported, chats started. Processor time, where other work
 * on the machine would spoil the clock (Linux). Prints tables, and draws `docs/images/backend-growth.svg`. Takes a quarter of an hour; nothing else is left behind.
 */
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { createStore, ingestItems, ItemSource } from '@liaison/backend';
import { startPostgres } from '../tools/lib/postgres.ts';
import { middle, quantile, rounded } from './backend/figures.ts';
import { message } from './backend/messages.ts';
import { type Plot, plots } from './backend/plot.ts';
import { fill, measureSearches, type SearchFigures } from './backend/search.ts';
import { processorTime } from './backend/processor-time.ts';
import { serverOver, startConnect } from './backend/server.ts';
import { measureStartChat, type StartChatFigures } from './backend/start-chat.ts';
import { measureThread, type ThreadFigures } from './backend/thread.ts';

const given = process.argv.slice(2).map(Number);
const sizes = given.length > 0 ? given : [10_000, 100_000, 1_000_000];

const row = (...cells: readonly (string | number)[]) => console.log(`| ${cells.join(' | ')} |`);
const head = (...cells: readonly string[]) => {
  console.log('');
  row(...cells);
  row(...cells.map(() => '---'));
};

type Taken = 'times' | 'costs';
const allOf = (figures: readonly SearchFigures[], taken: Taken) => figures.flatMap((one) => one[taken]);
const bothOf = (values: readonly number[]) => `${rounded(middle(values))} / ${rounded(quantile(values, 0.95))}`;

const postgres = await startPostgres(['shared_buffers=512MB', 'max_parallel_workers_per_gather=0']);
const store = createStore({
  settings: { databaseUrl: postgres.url, dataFolder: '', connections: 1 },
  onIdleError: () => {},
});
const connect = await startConnect();
try {
  await store.open();
  const server = serverOver(store, connect.url);
  const worked = await processorTime(store);
  console.log(
    `${cpus().length} x ${cpus()[0]?.model ?? '?'}, Node ${process.version}, PostgreSQL with 512 MB of shared buffers`,
  );

  /** Items for a second of processor time, a thousand at a time, with every index there is. */
  async function ingestionRate(from: number): Promise<number> {
    const rates: number[] = [];
    for (let batch = 0; batch < 5; batch += 1) {
      const items = Array.from({ length: 1000 }, (_, at) => message(from + batch * 1000 + at));
      const before = await worked();
      await ingestItems(store.db, [{ source: ItemSource.stream, items }], new Date());
      rates.push(items.length / (((await worked()) - before) / 1000));
    }
    return middle(rates);
  }

  const searched: { readonly messages: number; readonly rate: number; readonly figures: readonly SearchFigures[] }[] =
    [];
  let stored = 0;
  for (const messages of sizes) {
    await fill(store, stored, messages);
    const figures = await measureSearches(server, worked, messages);
    searched.push({ messages, figures, rate: await ingestionRate(messages) });
    stored = messages;
    console.error(`${messages} messages searched`);
  }

  head('search, ms of processor time (median / 95th percentile)', ...sizes.map((messages) => `${messages} messages`));
  for (const [index, { what }] of (searched[0]?.figures ?? []).entries()) {
    row(what, ...searched.map(({ figures }) => bothOf(figures[index]?.costs ?? [])));
  }
  row('**all of them**', ...searched.map(({ figures }) => bothOf(allOf(figures, 'costs'))));
  row('all of them, by the clock', ...searched.map(({ figures }) => bothOf(allOf(figures, 'times'))));
  row('ingestion, items for a second of processor time', ...searched.map(({ rate }) => rounded(rate)));

  const threads: ThreadFigures[] = [];
  for (const messages of [100, 1000, 10_000]) threads.push(await measureThread(store, server, { worked, messages }));
  head('conversation of, ms of processor time', 'opened (last 100)', 'read whole', 'exported as JSON');
  for (const { messages, open, read, exported } of threads)
    row(`${messages} messages`, rounded(open), rounded(read), rounded(exported));

  const chats: StartChatFigures[] = [];
  for (const clients of [1, 10, 50]) chats.push(await measureStartChat(server, clients));
  head('asking at once', 'bare route, requests/s', 'chats started, requests/s');
  for (const { clients, bare, startChat } of chats) row(clients, rounded(bare), rounded(startChat));

  const drawn: readonly Plot[] = [
    {
      title: 'Search',
      x: 'messages stored',
      y: 'ms of processor time',
      series: [
        {
          name: '95 %',
          points: searched.map(({ messages, figures }) => [messages, quantile(allOf(figures, 'costs'), 0.95)]),
        },
        {
          name: 'median',
          points: searched.map(({ messages, figures }) => [messages, middle(allOf(figures, 'costs'))]),
        },
      ],
    },
    {
      title: 'Ingestion',
      x: 'messages stored',
      y: 'items per s of processor time',
      series: [{ name: 'PostgreSQL', points: searched.map(({ messages, rate }) => [messages, rate]) }],
    },
    {
      title: 'One conversation',
      x: 'messages in it',
      y: 'ms of processor time',
      series: [
        { name: 'opened', points: threads.map(({ messages, open }) => [messages, open]) },
        { name: 'read', points: threads.map(({ messages, read }) => [messages, read]) },
        { name: 'exported', points: threads.map(({ messages, exported }) => [messages, exported]) },
      ],
    },
    {
      title: 'Chats started',
      x: 'asking at once',
      y: '1/s',
      series: [
        { name: 'bare route', points: chats.map(({ clients, bare }) => [clients, bare]) },
        { name: 'start chat', points: chats.map(({ clients, startChat }) => [clients, startChat]) },
      ],
    },
  ];
  await writeFile(new URL('../docs/images/backend-growth.svg', import.meta.url), plots(drawn));
} finally {
  for (const opened of [connect, store, postgres]) await opened[Symbol.asyncDispose]();
}
