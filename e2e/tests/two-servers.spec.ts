import { expect, test } from '../support/fixtures.ts';

test('a conversation is in the archive, whichever server heard of it and whichever is asked', {
  tag: '@two-servers',
}, async ({ agentPage, customerPage, emulator, request }) => {
  const asked = agentPage.page.waitForRequest((sent) => 'authorization' in sent.headers());
  await customerPage.startChat({ name: 'Cleo', message: 'Is anybody there?' });
  await agentPage.accept('Cleo');
  for (const said of ['One', 'Two', 'Three']) {
    await customerPage.say(said);
    await expect(agentPage.message(said)).toHaveCount(1);
  }
  const headers = { Authorization: (await asked).headers()['authorization'] ?? '' };
  const [contact] = (await emulator.state()).contacts;
  const archived = async () => {
    const answer = await request.get(`/api/contacts/${contact?.contactId}/thread`, { headers });
    const { items = [] } = (await answer.json()) as { items?: { Type: string; Content?: string }[] };
    return items.filter(({ Type }) => Type === 'MESSAGE').map(({ Content }) => Content);
  };
  // The first line was there before the stream was turned on: the transcript file brings it, once the chat is over.
  const streamed = ['One', 'Two', 'Three'];
  await expect.poll(archived).toEqual(streamed);
  // The other server, and the first one again.
  expect([await archived(), await archived()]).toEqual([streamed, streamed]);
});
