import { auditLog } from '@liaison/backend';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { namedPeople } from '../support/contact-centre.ts';
import { testApp } from '../support/test-app.ts';
import { databases, openStore } from './support/databases.ts';

const ada = { username: 'ada', subject: 'subject-ada', roles: ['agent'] };
const as = (who: string) => ({ headers: { Authorization: `Bearer ${who}` } });

interface AuditAnswer {
  readonly entries: readonly { readonly position: string; readonly action: string; readonly contactId?: string }[];
  readonly next?: string;
}

describe.each(databases)('%s', (_, create) => {
  test('the audit log is added to, and neither changed nor emptied', async () => {
    await using database = await create();
    await using store = openStore(database);
    await auditLog(store.db)({ agent: ada, requestId: 'r', action: 'note.read', contactId: 'contact-1' });
    const refusal = 'the audit log is only ever added to';
    await expect(sql`update audit_entry set actor = 'bo'`.execute(store.db)).rejects.toThrow(refusal);
    await expect(sql`delete from audit_entry`.execute(store.db)).rejects.toThrow(refusal);
    await expect(sql`truncate audit_entry`.execute(store.db)).rejects.toThrow(refusal);
    const [line] = await store.db.selectFrom('audit_entry').selectAll().execute();
    expect(line).toMatchObject({ actor: 'ada', role: 'agent', action: 'note.read', contact_id: 'contact-1' });
  });

  test('an administrator reads it page by page, newest first, and that is in it too', async () => {
    await using database = await create();
    await using store = openStore(database);
    for (const contactId of ['1', '2', '3']) {
      await auditLog(store.db)({ agent: ada, requestId: 'r', action: 'note.read', contactId, detail: { lines: 2 } });
    }
    const { app } = testApp({ store, authenticator: namedPeople });
    const read = async (query: string) => {
      const answer = await app.request(`/api/audit?${query}`, as('root.administrator'));
      expect(answer.status).toBe(200);
      return (await answer.json()) as AuditAnswer;
    };
    const first = await read('limit=2');
    expect(first.entries.map(({ action }) => action)).toEqual(['audit.read', 'note.read']);
    const second = await read(`limit=2&before=${first.next}`);
    expect(second.entries.map(({ contactId }) => contactId)).toEqual(['2', '1']);
    expect(second.next).toBeUndefined();
    const filtered = await read('contactId=3&action=note.read&actor=ada&from=2026-01-01T00:00:00Z');
    expect(filtered.entries).toEqual([
      expect.objectContaining({ actor: 'ada', contactId: '3', requestId: 'r', detail: { lines: 2 } }),
    ]);
    expect((await read('to=2020-01-01T00:00:00Z')).entries).toEqual([]);
  });

  test('nobody else reads it, and what is no question is refused', async () => {
    await using database = await create();
    await using store = openStore(database);
    const { app } = testApp({ store, authenticator: namedPeople });
    expect((await app.request('/api/audit', as('ada'))).status).toBe(403);
    expect((await app.request('/api/audit', as('sue.supervisor'))).status).toBe(403);
    for (const query of [
      'before=x',
      'limit=0',
      'limit=501',
      'from=yesterday',
      'from=0000-01-01T00:00:00Z',
      'actor=%00',
      'action=nothing',
    ]) {
      expect((await app.request(`/api/audit?${query}`, as('root.administrator'))).status).toBe(400);
    }
    expect(await store.db.selectFrom('audit_entry').selectAll().execute()).toEqual([]);
  });
});
