import { ingestItems, ItemSource, type Store } from '@liaison/backend';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chatItem, now } from './support/chat-items.ts';
import { databases, openStore, type TestDatabase } from './support/databases.ts';

describe.each(databases)('%s', (_, create) => {
  let database: TestDatabase;
  let store: Store;
  beforeAll(async () => {
    database = await create();
    store = openStore(database);
    await store.open();
  });
  afterAll(async () => {
    await store[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
  });

  const ingest = (source: ItemSource, ...items: unknown[]) => ingestItems(store.db, [{ source, items }], now);
  const stored = (contactId: string) =>
    store.db.selectFrom('item').selectAll().where('contact_id', '=', contactId).orderBy('id').execute();

  test('keeps what an item says, in the partition of the month in which its contact started', async () => {
    const said = {
      ContactId: 'whole',
      InitialContactId: 'first',
      AbsoluteTime: '2026-10-31T23:59:59.123Z',
      Attachments: [{ AttachmentId: 'a', AttachmentName: 'a.png', ContentType: 'image/png', Status: 'APPROVED' }],
      MessageMetadata: { MessageId: 'i1', MessageProcessingStatus: 'PROCESSED' },
      RelatedContactId: 'past',
    };
    const item = chatItem('i1', said);
    expect(await ingest(ItemSource.stream, item)).toEqual({ stored: 1, unchanged: 0, unreadable: 0 });
    const later = { ...item, Id: 'i2', AbsoluteTime: '2026-11-01T00:00:01.000Z' };
    await ingest(ItemSource.stream, later);
    const rows = await stored('whole');
    expect(rows[0]).toEqual({
      start_month: 202_610,
      contact_id: 'whole',
      id: 'i1',
      sent_at: new Date('2026-10-31T23:59:59.123Z'),
      type: 'MESSAGE',
      content_type: 'text/plain',
      content: 'message i1',
      participant_id: 'participant-1',
      participant_role: 'CUSTOMER',
      display_name: 'Cleo',
      related_contact_id: 'past',
      attachments: said.Attachments,
      metadata: said.MessageMetadata,
      search_text: ' a png ',
      source: ItemSource.stream,
      revision: expect.any(Number),
      digest: expect.stringMatching(/^[\w-]{43}$/),
      stored_at: expect.any(Date),
    });
    expect(rows.map((row) => row.start_month)).toEqual([202_610, 202_610]);
    const partition = await sql<{ rows: number }>`select count(*)::int as rows from item_202610`.execute(store.db);
    expect(partition.rows[0]?.rows).toBe(2);
    const contact = await store.db.selectFrom('contact').selectAll().where('id', '=', 'whole').executeTakeFirst();
    expect(contact).toMatchObject({ start_month: 202_610, initial_contact_id: 'first' });
  });

  test('counts what is new, what was there and what is no item; typing and receipts pass by', async () => {
    const of = { ContactId: 'counted' };
    const result = await ingest(
      ItemSource.stream,
      chatItem('a', of),
      chatItem('a', of),
      chatItem('b', of),
      chatItem('c', { ...of, Type: 'EVENT', ContentType: 'application/vnd.amazonaws.connect.event.typing' }),
      chatItem('d', { ...of, Type: 'MESSAGEMETADATA' }),
      chatItem('e', { ...of, AbsoluteTime: 'yesterday' }),
      chatItem('f', { ...of, AbsoluteTime: '+012026-11-23T09:00:00.000Z' }),
      chatItem('z', { ...of, AbsoluteTime: '0000-01-01T00:00:00.000Z' }),
      chatItem('g'.repeat(257), of),
      chatItem('h', { ContactId: '' }),
      'no item',
    );
    expect(result).toEqual({ stored: 2, unchanged: 3, unreadable: 6 });
    expect(await ingest(ItemSource.stream, chatItem('a', of))).toEqual({ stored: 0, unchanged: 1, unreadable: 0 });
    expect((await stored('counted')).map((row) => row.id)).toEqual(['a', 'b']);
  });

  test.each([
    ['a weaker source adds, and replaces nothing', ItemSource.stream, ItemSource.upload, 'first'],
    ['a stronger source replaces', ItemSource.upload, ItemSource.stream, 'second'],
    ['the file has the last word', ItemSource.stream, ItemSource.file, 'second'],
  ])('%s', async (name, first, second, kept) => {
    await ingest(first, chatItem('x', { ContactId: name, Content: 'first' }));
    await ingest(second, chatItem('x', { ContactId: name, Content: 'second' }));
    expect((await stored(name)).map((row) => row.content)).toEqual([kept]);
  });

  test.each([
    [
      'an attachment that was scanned stays so',
      { Attachments: [{ Status: 'APPROVED' }] },
      { Attachments: [{ Status: 'IN_PROGRESS' }] },
    ],
    [
      'a message that was processed stays so',
      { MessageMetadata: { MessageProcessingStatus: 'REJECTED' } },
      { MessageMetadata: { MessageProcessingStatus: 'PROCESSING' } },
    ],
    [
      'the last part of a message stays',
      { MessageMetadata: { MessageCompleted: true, ChunkNumber: 3 } },
      { MessageMetadata: { MessageCompleted: false, ChunkNumber: 9 } },
    ],
  ])('of one source, %s, whichever comes first', async (name, late, early) => {
    for (const [contact, order] of [
      [`${name} 1`, [late, early]],
      [`${name} 2`, [early, late]],
    ] as const) {
      for (const said of order) await ingest(ItemSource.stream, chatItem('x', { ContactId: contact, ...said }));
      expect(await stored(contact)).toMatchObject([
        {
          attachments: 'Attachments' in late ? late.Attachments : null,
          metadata: 'MessageMetadata' in late ? late.MessageMetadata : null,
        },
      ]);
    }
  });

  test('hostile text is stored as text', async () => {
    const hostile = {
      markup: '<img src=x onerror=alert(1)>',
      quotes: `'); drop table item; --`,
      bytes: 'a\u0000b\uD800c\u001b[31m\u202e',
      large: '漢'.repeat(100_000),
      template: '${jndi:ldap://x} %s %n \\u0000',
    };
    const items = Object.entries(hostile).map(([id, Content]) =>
      chatItem(id, { ContactId: 'hostile', Content, DisplayName: Content, Type: Content.slice(0, 30) }),
    );
    expect(await ingest(ItemSource.file, ...items)).toMatchObject({ stored: items.length });
    const contents = Object.fromEntries((await stored('hostile')).map((row) => [row.id, row.content]));
    expect(contents).toEqual({ ...hostile, bytes: 'a\uFFFDb\uFFFDc\u001b[31m\u202e' });
  });

  test('any order, any repetition and any split into batches end in the same rows', async () => {
    const sources = Object.values(ItemSource);
    const told = Array.from({ length: 60 }, (_unused, index) => ({
      source: sources[index % 3] ?? ItemSource.upload,
      items: [chatItem(`i${index % 10}`, { ContactId: 'shuffled', Content: `${index}` })],
    }));
    const kept: unknown[] = [];
    for (const seed of [1, 2, 3, 4]) {
      const random = seeded(seed);
      const queue = [...told, ...told]
        .map((delivery) => ({ delivery, key: random() }))
        .toSorted((a, b) => a.key - b.key)
        .map(({ delivery }) => delivery);
      while (queue.length > 0) await ingestItems(store.db, queue.splice(0, 1 + Math.floor(random() * 20)), now);
      const rows = await stored('shuffled');
      kept.push(rows.map(({ id, content, source }) => ({ id, content, source })));
      await store.db.deleteFrom('item').where('contact_id', '=', 'shuffled').execute();
    }
    expect(kept[0]).toHaveLength(10);
    expect(new Set(kept.map((rows) => JSON.stringify(rows))).size).toBe(1);
  });

  test('servers that hear of the same new contacts and months at once do not get in the way of each other', async () => {
    const items = Array.from({ length: 200 }, (_unused, index) =>
      chatItem(`i${index}`, {
        ContactId: `crowd ${index % 20}`,
        AbsoluteTime: `2026-0${1 + (index % 9)}-01T00:00:00.000Z`,
      }),
    );
    const backwards = items.toReversed();
    await Promise.all([items, backwards, items, backwards].map((batch) => ingest(ItemSource.stream, ...batch)));
    const rows = await store.db.selectFrom('item').select('id').where('contact_id', 'like', 'crowd %').execute();
    expect(rows).toHaveLength(200);
  });

  test('of two that hear of a new contact at once, the one that knows its conversation is believed', async () => {
    const told = { InitialContactId: 'begun' };
    const untold = { InitialContactId: undefined };
    const ids = Array.from({ length: 10 }, (_unused, index) => `told-${index}`);
    await Promise.all(
      ids.flatMap((ContactId, index) =>
        (index % 2 === 0 ? [told, untold] : [untold, told]).map((said, place) =>
          ingest(ItemSource.stream, chatItem(`item-${place}`, { ContactId, ...said })),
        ),
      ),
    );
    const contacts = await store.db.selectFrom('contact').select('initial_contact_id').where('id', 'in', ids).execute();
    expect(contacts).toEqual(ids.map(() => ({ initial_contact_id: 'begun' })));
  });

  test('a time that cannot be right makes no partition', async () => {
    await ingest(ItemSource.stream, chatItem('x', { ContactId: 'past', AbsoluteTime: '0001-01-01T00:00:00.000Z' }));
    await ingest(ItemSource.stream, chatItem('x', { ContactId: 'future', AbsoluteTime: '9999-01-01T00:00:00.000Z' }));
    expect([...(await stored('past')), ...(await stored('future'))].map((row) => row.start_month)).toEqual([
      202_611, 202_611,
    ]);
  });

  test('opening again finds everything, and changes no schema', async () => {
    await ingest(ItemSource.stream, chatItem('x', { ContactId: 'kept' }));
    await store[Symbol.asyncDispose]();
    store = openStore(database);
    await store.open();
    expect(await stored('kept')).toHaveLength(1);
  });
});

/** Numbers from 0 to 1, the same for the same seed (a linear congruential generator with the constants of Numerical Recipes). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}
