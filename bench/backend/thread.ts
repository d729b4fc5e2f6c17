import { ingestItems, ItemSource, type Store } from '@liaison/backend';
import type { ThreadResponse } from '@liaison/protocol/api';
import { middle } from './figures.ts';
import { message } from './messages.ts';
import type { ProcessorTime } from './processor-time.ts';
import type { serverOver } from './server.ts';

type Server = ReturnType<typeof serverOver>;

export interface ThreadFigures {
  readonly messages: number;
  /** Milliseconds of processor time, of server and database: the last page of 100, all pages of 500, and the whole as a file of JSON. */
  readonly open: number;
  readonly read: number;
  readonly exported: number;
}

const runs = 7;
const headers = { Authorization: 'Bearer sue.supervisor' };

/** How long one conversation takes to be opened, read to its end and exported. */
export async function measureThread(
  { db }: Store,
  server: Server,
  { worked, messages }: { readonly worked: ProcessorTime; readonly messages: number },
): Promise<ThreadFigures> {
  const ContactId = `long-${messages}`;
  const items = Array.from({ length: messages }, (_, index) => ({
    ...message(index),
    ContactId,
    InitialContactId: ContactId,
  }));
  for (let index = 0; index < messages; index += 1000) {
    await ingestItems(db, [{ source: ItemSource.file, items: items.slice(index, index + 1000) }], new Date());
  }
  const get = async (query: string) => {
    const answer = await server.request(`/api/contacts/${ContactId}/${query}`, { headers });
    if (answer.status !== 200) throw new Error(`${query} answered ${answer.status}`);
    return answer;
  };
  const open = () => get('thread?from=end&limit=100').then((answer) => answer.text());
  const read = async () => {
    let cursor = '';
    let items = 0;
    do {
      const page = (await (await get(`thread?limit=500${cursor}`)).json()) as ThreadResponse;
      items += page.items.length;
      cursor = page.next === undefined ? '' : `&cursor=${page.next}`;
    } while (cursor !== '');
    if (items !== messages) throw new Error(`${items} of ${messages} items were read`);
  };
  const exported = () => get('export?format=json').then((answer) => answer.text());
  const time = async (work: () => Promise<unknown>) => {
    const times: number[] = [];
    await work();
    while (times.length < runs) {
      const before = await worked();
      await work();
      times.push((await worked()) - before);
    }
    return middle(times);
  };
  return { messages, open: await time(open), read: await time(read), exported: await time(exported) };
}
