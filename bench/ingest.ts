/**
 * `node --conditions=liaison-source bench/ingest.ts [items]`: how fast chat items are stored, beside rows that are inserted in batches, ready-made
 * and unchecked, into the same indexed table through the same driver in the same run. Both databases; nothing is left behind.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createStore, ingestItems, ItemSource, type Store } from '@liaison/backend';
import { CompiledQuery, sql } from 'kysely';
import { startPostgres } from '../tools/lib/postgres.ts';

const total = Number(process.argv[2] ?? 20_000);
const batchSize = 1000;
const rounds = 7;
const now = new Date('2026-11-23T10:00:00Z');
const columns = [
  ['start_month', 'contact_id', 'id', 'sent_at', 'type', 'content_type', 'content', 'participant_id'],
  [
    'participant_role',
    'display_name',
    'related_contact_id',
    'attachments',
    'metadata',
    'search_text',
    'source',
    'revision',
    'digest',
  ],
].flat();

/** A chat message of usual length; twenty to a contact. */
const item = (index: number) => ({
  Id: `018f2b6e-0000-7000-8000-${index.toString(16).padStart(12, '0')}`,
  Type: 'MESSAGE',
  AbsoluteTime: new Date(now.getTime() - (total - index) * 10).toISOString(),
  ContentType: 'text/plain',
  Content: `Message number ${index}: my parcel has not arrived yet, can you see where it is at the moment?`,
  ParticipantId: `018f2b6e-0000-7000-9000-${(index % 2).toString().padStart(12, '0')}`,
  DisplayName: index % 2 === 0 ? 'Cleo' : 'Ada',
  ParticipantRole: index % 2 === 0 ? 'CUSTOMER' : 'AGENT',
  ContactId: `contact-${Math.floor(index / 20)}`,
  InitialContactId: `contact-${Math.floor(index / 20)}`,
});
type ChatItem = ReturnType<typeof item>;

const row = (said: ChatItem) => [
  202_611,
  said.ContactId,
  said.Id,
  said.AbsoluteTime,
  said.Type,
  said.ContentType,
  said.Content,
  said.ParticipantId,
  said.ParticipantRole,
  said.DisplayName,
  null,
  null,
  null,
  ` ${said.Content.toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()} `,
  ItemSource.stream,
  1_000_000,
  said.Id.repeat(2).slice(0, 43),
];

function batchesOf<Value>(values: readonly Value[]): Value[][] {
  return Array.from({ length: Math.ceil(values.length / batchSize) }, (_, index) =>
    values.slice(index * batchSize, (index + 1) * batchSize),
  );
}

const items = batchesOf(Array.from({ length: total }, (_, index) => item(index)));
const inserts = items.map((batch) => {
  const places = batch.map(
    (_, at) => `(${columns.map((__, index) => `$${at * columns.length + index + 1}`).join(',')})`,
  );
  return CompiledQuery.raw(`insert into item (${columns.join(',')}) values ${places.join(',')}`, batch.flatMap(row));
});

/** Rows a second. */
async function measure(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return total / ((performance.now() - started) / 1000);
}

const empty = async ({ db }: Store) => void (await sql`truncate item, contact cascade`.execute(db));

interface Round {
  readonly raw: number;
  readonly ingested: number;
}

const middle = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** One after the other, again and again: what else the machine does meanwhile slows both. */
async function compare(store: Store): Promise<readonly Round[]> {
  // The partition, and code that is warm.
  await ingestItems(store.db, [{ source: ItemSource.stream, items: items[0] ?? [] }], now);
  const found: Round[] = [];
  while (found.length < rounds) {
    await empty(store);
    const raw = await measure(async () => {
      for (const insert of inserts) await store.db.executeQuery(insert);
    });
    await empty(store);
    const ingested = await measure(async () => {
      for (const batch of items) await ingestItems(store.db, [{ source: ItemSource.stream, items: batch }], now);
    });
    found.push({ raw, ingested });
  }
  return found;
}

async function measureStore(name: string, databaseUrl: string | undefined, dataFolder: string): Promise<void> {
  const store = createStore({ settings: { databaseUrl, dataFolder, connections: 2 }, onIdleError: () => {} });
  try {
    const found = await compare(store);
    const raw = Math.round(middle(found.map((round) => round.raw)));
    const ingested = Math.round(middle(found.map((round) => round.ingested)));
    const share = middle(found.map((round) => round.ingested / round.raw));
    console.log(`| ${name} | ${raw} | ${ingested} | ${Math.round(share * 100)} % |`);
  } finally {
    await store[Symbol.asyncDispose]();
  }
}

console.log(
  `${total} items, ${batchSize} a batch, median of ${rounds} rounds; ${cpus().length} x ${cpus()[0]?.model ?? '?'}, Node ${process.version}\n`,
);
console.log('| database | raw batched inserts, rows/s | ingestion, items/s | share |');
console.log('|---|---|---|---|');
const folder = await mkdtemp(join(tmpdir(), 'liaison-bench-'));
const postgres = await startPostgres();
try {
  await measureStore('embedded', undefined, folder);
  await measureStore('PostgreSQL (fsync off)', postgres.url, folder);
} finally {
  await postgres[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
}
