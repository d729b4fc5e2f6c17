import { ingestItems, ItemSource, type Store } from '@liaison/backend';
import { apiError } from '@liaison/protocol/api';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AwsStub, awsError, startAwsStub } from '../support/aws-stub.ts';
import { namedPeople } from '../support/contact-centre.ts';
import { testApp } from '../support/test-app.ts';
import { chatItem, now } from './support/chat-items.ts';
import { databases, openStore, type TestDatabase } from './support/databases.ts';
import { madeUpRequest } from './support/fuzz/made-up-request.ts';
import { judgeOf, type OpenApi, operationsOf, resolverOf } from './support/fuzz/openapi.ts';
import { seededRandom } from './support/fuzz/random.ts';

/** The same requests every time; another seed finds others. */
const seed = Number(process.env['LIAISON_FUZZ_SEED'] ?? 3);
const requestsOfOperation = 40;

/** Amazon Connect knows one contact, of Root, and starts any chat. */
const connect: Parameters<AwsStub['replyWith']>[0] = ({ path }) => {
  if (path === '/contact/chat') {
    return { status: 200, body: { ContactId: 'contact-2', ParticipantId: 'p', ParticipantToken: 't' } };
  }
  if (path.startsWith('/participant/')) return awsError(403, 'AccessDeniedException');
  if (path.startsWith('/users/')) return { status: 200, body: { User: { Username: 'root' } } };
  if (!path.split('?')[0]?.endsWith('/contact-1')) return awsError(404, 'ResourceNotFoundException');
  const Contact = { InitialContactId: 'contact-1', AgentInfo: { Id: 'root' }, QueueInfo: { Id: 'queue-1' } };
  return { status: 200, body: { Contact } };
};

/** How many rows each table has. */
async function rowCounts({ db }: Store): Promise<Record<string, number>> {
  const { rows: tables } = await sql<{ name: string }>`
    select relname::text as name from pg_class
    where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p') and not relispartition
      and relname not like 'kysely%' order by relname`.execute(db);
  const counts = tables.map(
    ({ name }) => sql`select ${name} as name, count(*)::integer as count from ${sql.table(name)}`,
  );
  const { rows } = await sql<{ name: string; count: number }>`${sql.join(counts, sql` union all `)}`.execute(db);
  return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
}

/** Nobody makes up a signature, a participant token, the id of a hold, or the code of a queue. */
const unreachable = ['createParticipantConnection', 'ingestNotification', 'liftHold', 'putDisposition'];

describe.each(databases)('%s', (_, create) => {
  let database: TestDatabase;
  let store: Store;
  let aws: AwsStub;
  let server: ReturnType<typeof testApp>;
  beforeAll(async () => {
    [database, aws] = await Promise.all([create(), startAwsStub()]);
    store = openStore(database);
    aws.replyWith(connect);
    const environment = { LIAISON_REQUESTS_PER_MINUTE: '1000000', LIAISON_CHATS_PER_MINUTE: '100000' };
    server = testApp({ store, aws: aws.url, authenticator: namedPeople, environment });
  });
  afterAll(async () => {
    await aws[Symbol.asyncDispose]();
    await store[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
  });

  test('whatever is asked, nothing fails, answers are as documented, and what is refused leaves nothing behind', async () => {
    const { app, logged } = server;
    const document = (await (await app.request('/api/openapi.json')).json()) as OpenApi;
    const [resolve, judge] = [resolverOf(document), judgeOf(document)];
    const statuses = new Map<string, Set<number>>();
    for (const asked of operationsOf(document)) {
      const { operationId } = asked.operation;
      const seen = new Set<number>();
      const random = seededRandom(seed, operationId);
      statuses.set(operationId, seen);
      for (let round = 0; round < requestsOfOperation; round += 1) {
        await ingestItems(store.db, [{ source: ItemSource.stream, items: [chatItem('item-1')] }], now);
        const { url, init, strays } = madeUpRequest(asked, resolve, random);
        const told = `seed ${seed}, ${operationId} ${round}: ${init.method} ${url.slice(0, 300)} ${String(init.body).slice(0, 300)}`;
        const before = await rowCounts(store);
        logged.length = 0;
        const answer = await app.request(url, init);
        const body = await answer.text();
        const { status } = answer;
        expect(status, `${told}\n${logged.join('')}`).not.toBe(500);
        if (strays && (status === 404 || status === 405))
          expect(apiError.safeParse(JSON.parse(body)).error, told).toBeUndefined();
        else if (!strays) {
          const type = answer.headers.get('Content-Type') ?? '';
          expect(judge(asked.operation, { status, type, body }), `${told}\n${body.slice(0, 500)}`).toBeUndefined();
          seen.add(status);
        }
        if (status >= 400) expect(await rowCounts(store), told).toEqual(before);
      }
    }
    // The requests get somewhere: each operation that can succeed with what they know has done so.
    const never = [...statuses].filter(([, seen]) => ![...seen].some((status) => status < 300)).map(([name]) => name);
    expect(never.toSorted()).toEqual(unreachable);
  });
});
