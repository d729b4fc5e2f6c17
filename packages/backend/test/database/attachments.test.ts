import { hash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { ingestItems, ItemSource, readSettings, s3Client, type Store } from '@liaison/backend';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deleteLeftFiles, storeCopy } from '../../src/attachments/attachment-copies.ts';
import { storageOf } from '../../src/attachments/files/storage-of.ts';
import { namedPeople, startContactCentre } from '../support/contact-centre.ts';
import { leastSettings, testApp } from '../support/test-app.ts';
import { chatItem, now } from './support/chat-items.ts';
import { databases, openStore, type TestDatabase } from './support/databases.ts';

const page = '<!doctype html><script>alert(1)</script>';
const hostileName = '../a\r\nSet-Cookie: x/"evil".html';

/** Where Amazon Connect keeps files, and for the second half of the tests where the server does. */
async function startBucket() {
  const objects = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    void (async () => {
      const body = await buffer(request);
      if (path === '/moved') return response.writeHead(302, { location: '/page' }).end();
      if (path === '/page') return response.writeHead(200, { 'content-type': 'text/html' }).end(page);
      if (path === '/other') return response.writeHead(200).end(`${page} and more`);
      if (path === '/large') return response.writeHead(200).end(Buffer.alloc(1024 * 1024 + 1));
      if (request.method === 'PUT') objects.set(path, body);
      if (request.method === 'DELETE') objects.delete(path);
      const found = objects.get(path);
      if (request.method !== 'GET') return response.writeHead(200).end();
      return found === undefined
        ? response.writeHead(404, { 'content-type': 'application/xml' }).end('<Error><Code>NoSuchKey</Code></Error>')
        : response.writeHead(200).end(found);
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const file = (id: string, Status: string, ContactId = 'first') =>
  chatItem(`item-${ContactId}-${id}`, {
    Type: 'ATTACHMENT',
    ContactId,
    InitialContactId: 'first',
    Attachments: [{ AttachmentId: id, AttachmentName: hostileName, ContentType: 'text/html', Status }],
  });

const stores = ['a folder', 'a bucket'] as const;

describe.each(databases)('%s', (_, create) => {
  describe.each(stores)('with %s', (kind) => {
    let centre: Awaited<ReturnType<typeof startContactCentre>>;
    let bucket: Awaited<ReturnType<typeof startBucket>>;
    let database: TestDatabase;
    let store: Store;
    let folder: string;
    let environment: Record<string, string>;
    beforeAll(async () => {
      const known = {
        first: { agent: 'ada' },
        second: { agent: 'bo', initialContactId: 'first' },
        other: { agent: 'bo' },
      };
      [centre, bucket, database, folder] = await Promise.all([
        startContactCentre(known),
        startBucket(),
        create(),
        mkdtemp(join(tmpdir(), 'liaison-files-')),
      ]);
      store = openStore(database);
      environment = {
        LIAISON_ATTACHMENT_ORIGINS: bucket.url,
        LIAISON_ATTACHMENT_MAX_MB: '1',
        LIAISON_DATA_DIR: folder,
        AWS_ENDPOINT_URL_S3: bucket.url,
        ...(kind === 'a bucket' ? { LIAISON_ATTACHMENT_STORE: 's3://copies/liaison' } : {}),
      };
      const items = [
        file('f1', 'APPROVED'),
        file('f2', 'REJECTED'),
        file('f3', 'APPROVED'),
        file('f4', 'APPROVED', 'second'),
        file('f5', 'APPROVED'),
        { ...file('f6', 'APPROVED', 'other'), InitialContactId: 'other' },
      ];
      await ingestItems(store.db, [{ source: ItemSource.stream, items }], now);
    });
    afterAll(async () => {
      await store[Symbol.asyncDispose]();
      await database[Symbol.asyncDispose]();
      await centre[Symbol.asyncDispose]();
      await bucket[Symbol.asyncDispose]();
      await rm(folder, { recursive: true });
    });

    const ask = (path: string, who: string, body?: unknown) =>
      testApp({ store, aws: centre.url, authenticator: namedPeople, environment }).app.request(
        `/api/contacts/${path}`,
        {
          method: body === undefined ? 'GET' : 'PUT',
          headers: { Authorization: `Bearer ${who}`, 'Content-Type': 'application/json' },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        },
      );
    const copy = (path: string, at = '/page', who = 'ada') => ask(path, who, { url: `${bucket.url}${at}` });

    const files = async () =>
      kind === 'a bucket'
        ? bucket.objects.size
        : (await readdir(join(folder, 'attachments'), { recursive: true })).filter((name) => name.length > 3).length;

    test('a file is copied once, and served as a download whatever it is', async () => {
      const copied = { attachmentId: 'f1', size: page.length, sha256: hash('sha256', page, 'hex') };
      expect(await (await copy('first/attachments/f1')).json()).toEqual(copied);
      expect(await (await copy('first/attachments/f1', '/large')).json()).toEqual(copied);
      const answer = await ask('first/attachments/f1', 'ada');
      expect(await answer.text()).toBe(page);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'content-type': 'application/octet-stream',
        'content-length': String(page.length),
        'content-disposition': `attachment; filename=".._a__Set-Cookie_ x__evil_.html"; filename*=UTF-8''.._a__Set-Cookie%3A%20x_%22evil%22.html`,
        'content-security-policy': "sandbox; default-src 'none'",
        'x-content-type-options': 'nosniff',
      });
    });

    test('handing over belongs to the agent of the chat, reading to whoever may read it', async () => {
      expect((await copy('first/attachments/f3', '/page', 'bo')).status).toBe(403);
      expect((await copy('second/attachments/f4', '/page', 'bo')).status).toBe(200);
      expect((await ask('first/attachments/f4', 'ada')).status).toBe(200);
      expect((await ask('first/attachments/f1', 'cy')).status).toBe(403);
      expect((await ask('first/attachments/f3', 'ada')).status).toBe(404);
    });

    test.each([
      ['a file that was refused', 'f2', '/page', 404],
      ['a file of no item', 'f9', '/page', 404],
      ['a file that is too large', 'f3', '/large', 413],
      ['a file that is not there', 'f3', '/gone', 502],
      ['an address that refers to another', 'f3', '/moved', 502],
    ])('%s is not copied', async (_what, id, at, status) => {
      expect((await copy(`first/attachments/${id}`, at)).status).toBe(status);
      expect((await ask(`first/attachments/${id}`, 'ada')).status).toBe(404);
    });

    test.each([
      'https://evil.example/page',
      'file:///etc/passwd',
      'http://169.254.169.254/',
      'page',
      'http://127.0.0.1:1/',
    ])('%s is not fetched', async (url) => {
      expect((await ask('first/attachments/f3', 'ada', { url })).status).toBe(400);
    });

    test('reading is on record, with the hash of what was read', async () => {
      const rows = await store.db
        .selectFrom('audit_entry')
        .select(['actor', 'contact_id', 'detail'])
        .where('action', '=', 'attachment.read')
        .orderBy('position')
        .limit(1)
        .execute();
      const detail = { attachmentId: 'f1', sha256: hash('sha256', page, 'hex') };
      expect(rows).toEqual([{ actor: 'ada', contact_id: 'first', detail }]);
    });

    test('of two contents of one file that come at once, one is kept whole', async () => {
      const [a, b] = await Promise.all([copy('first/attachments/f5'), copy('first/attachments/f5', '/other')]);
      expect([a.status, b.status]).toEqual([200, 200]);
      const kept = (await a.json()) as { size: number; sha256: string };
      expect(await b.json()).toEqual(kept);
      const read = await (await ask('first/attachments/f5', 'ada')).text();
      expect([read.length, hash('sha256', read, 'hex')]).toEqual([kept.size, kept.sha256]);
      expect(await files()).toBe(3);
    });

    test('a file that was written by a server that died then goes in time', async () => {
      const settings = readSettings({ ...leastSettings, ...environment });
      const storage = storageOf(settings, s3Client(settings.aws));
      const dying = {
        ...storage,
        put: async (name: string, content: Uint8Array) => {
          await storage.put(name, content);
          throw new Error('killed');
        },
      };
      const content = Buffer.from('a secret');
      const lost = { contactId: 'first', attachmentId: 'f3', content, by: 'ada' };
      await expect(storeCopy(store.db, dying, lost)).rejects.toThrow('killed');
      const before = await files();
      await deleteLeftFiles(store.db, storage);
      expect(await files()).toBe(before);
      await sql`update file_to_delete set due_at = due_at - interval '1 hour'`.execute(store.db);
      await deleteLeftFiles(store.db, storage);
      expect(await files()).toBe(before - 1);
    });

    test('a left file that cannot be deleted costs nobody their copy', async () => {
      // A folder, in the one kind of storage.
      const left = { file: '.' };
      await store.db.insertInto('file_to_delete').values(left).execute();
      expect((await copy('other/attachments/f6', '/page', 'bo')).status).toBe(200);
      await store.db.deleteFrom('file_to_delete').where('file', '=', left.file).execute();
    });

    test('a contact that is deleted takes its files along', async () => {
      expect(await files()).toBe(4);
      await store.db.deleteFrom('contact').where('id', '=', 'first').execute();
      const settings = readSettings({ ...leastSettings, ...environment });
      const storage = storageOf(settings, s3Client(settings.aws));
      expect(await deleteLeftFiles(store.db, storage)).toBe(2);
      expect(await deleteLeftFiles(store.db, storage)).toBe(0);
      expect(await files()).toBe(2);
    });
  });
});

test('copies in a folder are for their owner only', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'liaison-files-'));
  const settings = readSettings({ ...leastSettings, LIAISON_DATA_DIR: folder });
  const files = storageOf(settings, s3Client(settings.aws));
  await files.put('ab/abc', Buffer.from('x'));
  const path = join(folder, 'attachments', 'ab', 'abc');
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  await files.delete('ab/abc');
  await files.delete('ab/abc');
  expect(existsSync(path)).toBe(false);
  expect(await files.get('ab/abc')).toBeUndefined();
  await rm(folder, { recursive: true });
});
