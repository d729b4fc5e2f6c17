import { ingestItems, ItemSource, type Store } from '@liaison/backend';
import { sql } from 'kysely';
import { chance } from './chance.ts';
import { timed } from './figures.ts';
import { agents, message, queues, timeOf, word } from './messages.ts';
import type { ProcessorTime } from './processor-time.ts';
import type { serverOver } from './server.ts';

type Server = ReturnType<typeof serverOver>;

const batch = 2000;
const runs = 40;
const { below } = chance(11);

/** Stores messages up to a number of them, by the way that all messages come. The index of texts is made afterwards, at once. */
export async function fill({ db }: Store, from: number, to: number): Promise<void> {
  await sql`drop index if exists item_search`.execute(db);
  for (let index = from; index < to; index += batch) {
    const items = Array.from({ length: Math.min(batch, to - index) }, (_, at) => message(index + at));
    await ingestItems(db, [{ source: ItemSource.file, items }], new Date());
  }
  await sql`
    update contact set agent_id = 'agent-id-' || substr(id, 9)::integer % ${agents},
      queue_id = 'queue-' || substr(id, 9)::integer % ${queues}, customer_id = 'customer-' || substr(id, 9)::integer / 3
    where agent_id is null`.execute(db);
  await sql`set maintenance_work_mem = '256MB'`.execute(db);
  await sql`create index item_search on item using gin (search_text gin_trgm_ops)`.execute(db);
  await sql`vacuum analyze`.execute(db);
}

interface Asked {
  readonly what: string;
  /** A search over so many messages. */
  readonly body: (messages: number) => Readonly<Record<string, unknown>>;
  readonly who?: string;
}

const between = (from: number, to: number) => word(from + below(to - from));
const day = 86_400_000;

/** What people look for. Each is asked with other words every time. */
export const searches: readonly Asked[] = [
  { what: 'a word said all the time', body: () => ({ text: between(0, 20) }) },
  { what: 'a common word', body: () => ({ text: between(100, 1000) }) },
  { what: 'a rare word', body: () => ({ text: between(5000, 20_000) }) },
  { what: 'an order number', body: (messages) => ({ text: `AB-${below(messages / 10) * 10}` }) },
  { what: 'a part of a word', body: () => ({ text: between(1000, 5000).slice(1) }) },
  { what: 'two common words', body: () => ({ text: `${between(20, 200)} ${between(20, 200)}` }) },
  { what: 'a word and one never said', body: () => ({ text: `${between(0, 20)} xylophon` }) },
  { what: 'three Chinese characters', body: () => ({ text: '東京都' }) },
  { what: 'a common word, by an agent', body: () => ({ text: between(20, 500) }), who: `agent-7` },
  { what: 'a common word, one queue', body: () => ({ text: between(20, 500), queueId: `queue-${below(queues)}` }) },
  {
    what: 'a common word, one day',
    body: (messages) => {
      const from = timeOf(below(messages)).getTime();
      return { text: between(20, 500), from: new Date(from).toISOString(), to: new Date(from + day).toISOString() };
    },
  },
  { what: 'contacts of a customer', body: (messages) => ({ customer: `customer-${below(messages / 60)}` }) },
  { what: 'contacts of a queue', body: () => ({ queueId: `queue-${below(queues)}` }) },
];

export interface SearchFigures {
  readonly what: string;
  /** Milliseconds from the request to the whole answer, as the clock has them. */
  readonly times: readonly number[];
  /** Milliseconds of processor time, of server and database. */
  readonly costs: readonly number[];
}

/** What each search takes. */
export async function measureSearches(
  server: Server,
  worked: ProcessorTime,
  messages: number,
): Promise<SearchFigures[]> {
  const figures: SearchFigures[] = [];
  for (const { what, body, who = 'sue.supervisor' } of searches) {
    const ask = async () => {
      const headers = { Authorization: `Bearer ${who}`, 'Content-Type': 'application/json' };
      const answer = await server.request('/api/contacts/search', {
        method: 'POST',
        headers,
        body: JSON.stringify(body(messages)),
      });
      if (answer.status !== 200) throw new Error(`search answered ${answer.status}: ${await answer.text()}`);
      await answer.json();
    };
    await ask();
    const [times, costs]: [number[], number[]] = [[], []];
    while (times.length < runs) {
      const before = await worked();
      times.push(await timed(ask));
      costs.push((await worked()) - before);
    }
    figures.push({ what, times, costs });
  }
  return figures;
}
