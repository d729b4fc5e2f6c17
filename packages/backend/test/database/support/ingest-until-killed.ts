/** A server's work without the server: stores items for as long as it lives, and says on standard output what is acknowledged. */
import { createStore, ingestItems, ItemSource } from '@liaison/backend';
import { chatItem, now } from './chat-items.ts';

const [settings = ''] = process.argv.slice(2);
const store = createStore({ settings: JSON.parse(settings), onIdleError: () => {} });
for (let batch = 0; ; batch += 1) {
  const items = Array.from({ length: 20 }, (_unused, index) =>
    chatItem(`${process.pid}-${batch}-${index}`, { ContactId: `contact-${batch % 5}` }),
  );
  await ingestItems(store.db, [{ source: ItemSource.stream, items }], now);
  process.stdout.write(`${items.map(({ Id }) => Id).join(' ')}\n`);
}
