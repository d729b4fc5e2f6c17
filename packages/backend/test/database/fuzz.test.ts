import { isDeepStrictEqual } from 'node:util';
import { ingestItems, ItemSource, type Store } from '@liaison/backend';
import { apiError } from '@liaison/protocol/api';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AwsStub, awsError, startAwsStub } from '../support/aws-stub.ts';
import { namedPeople } from '../support/contact-centre.ts';
import { testApp } from '../support/test-app.ts';
import { chatItem, now } from './support/chat-items.ts';
import { databases, openStore, type TestDatabase } from './support/databases.ts';
import { type Asked, madeUpRequest } from './support/fuzz/made-up-request.ts';
import { judgeOf, type OpenApi, operationsOf, resolverOf } from './support/fuzz/openapi.ts';
import { type Random, seededRandom } from './support/fuzz/random.ts';

/** The same requests every time; another seed finds others. */
const seed = Number(process.env['LIAISON_FUZZ_SEED'] ?? 3);
const requestsOfOperation = 30;

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

    let counts: Record<string, number> = {};
    /** Asks once. @returns the status where the operation was meant, and what is wrong with the answer. */
    const askOnce = async (asked: Asked, random: Random) => {
      const { url, init, strays } = madeUpRequest(asked, resolve, random);
      logged.length = 0;
      const answer = await app.request(url, init);
      const [{ status }, body] = [answer, await answer.text()];
      const type = answer.headers.get('Content-Type') ?? '';
      const isElsewhere = strays && (status === 404 || status === 405);
      const undocumented = strays ? undefined : judge(asked.operation, { status, type, body });
      const before = counts;
      counts = await rowCounts(store);
      const isClean = status < 400 || isDeepStrictEqual(counts, before);
      const faults = [
        status === 500 ? `it failed: ${logged.join('')}` : '',
        isElsewhere && !apiError.safeParse(JSON.parse(body)).success ? 'what is not there is no ApiError' : '',
        undocumented === undefined ? '' : `${undocumented}: ${body.slice(0, 500)}`,
        isClean ? '' : 'it was refused and left something behind',
      ].filter((fault) => fault !== '');
      const sent = typeof init.body === 'string' ? init.body.slice(0, 300) : '';
      return { status: strays ? undefined : status, faults, told: `${init.method} ${url.slice(0, 300)} ${sent}` };
    };

    const operations = operationsOf(document);
    const never: string[] = [];
    for (const asked of operations) {
      await ingestItems(store.db, [{ source: ItemSource.stream, items: [chatItem('item-1')] }], now);
      counts = await rowCounts(store);
      const { operationId } = asked.operation;
      const random = seededRandom(seed, operationId);
      let succeeded = false;
      for (let round = 0; round < requestsOfOperation; round += 1) {
        const { status = 400, faults, told } = await askOnce(asked, random);
        expect({ operationId, round, told, faults }).toEqual({ operationId, round, told, faults: [] });
        succeeded ||= status < 300;
      }
      if (!succeeded) never.push(operationId);
    }
    // The requests get somewhere. Nobody makes up a signature, a participant token, the id of a hold, or the code of a queue.
    expect({ never, isMost: never.length < operations.length / 5 }).toEqual({ never, isMost: true });
  });
});
