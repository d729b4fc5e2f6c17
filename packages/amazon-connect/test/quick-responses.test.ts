import { FakeClock, settle } from '@liaison/core/testing';
import { describe, expect, it } from 'vitest';
import { createStreamsQuickResponses } from '../src/streams/quick-responses.ts';
import { agentData, FakeStreams } from './fake-streams.ts';
import { portOverStreams } from './port-over-streams.ts';

async function setUp() {
  const streams = new FakeStreams();
  const clock = new FakeClock();
  const { session, ...port } = portOverStreams(streams, { clock });
  port.start({ status: () => {}, snapshot: () => {}, sessionEnds: () => {} });
  await settle();
  streams.update(agentData());
  const { quickResponses } = streams;
  const gone = new AbortController();
  const source = createStreamsQuickResponses({ session, clock });
  const search = (text: string) => source.search({ text, contactId: 'c1' }, { signal: gone.signal });
  const hear = () => streams.update(agentData());
  return { clock, gone, hear, quickResponses, search };
}

const order = {
  quickResponseId: '1',
  name: 'Order',
  shortcutKey: 'order',
  isActive: true,
  contents: {
    plainText: { content: 'Order {{Attributes.number}}' },
    markdown: { content: 'Order **{{Attributes.number}}**' },
  },
  attributesNotInterpolated: ['number'],
};

const found = (quickResponseId: string, name: string, shortcutKey?: string) => ({
  quickResponseId,
  name,
  ...(shortcutKey !== undefined && { shortcutKey }),
  contents: { plainText: { content: 'or' } },
});

describe('quick responses of Amazon Connect', () => {
  it('come with both forms of their text and the variables that stand open', async () => {
    const { quickResponses, search } = await setUp();
    quickResponses.results = [
      order,
      { ...order, quickResponseId: '2', isActive: false },
      { quickResponseId: '3', name: 'Empty', contents: {} },
      { quickResponseId: '4', name: 'Only Markdown', contents: { markdown: { content: '*Hi*' } } },
    ];
    expect(await search('or')).toEqual([
      {
        id: '1',
        name: 'Order',
        shortcut: 'order',
        content: 'Order {{Attributes.number}}',
        markdown: 'Order **{{Attributes.number}}**',
        unfilled: ['number'],
      },
      { id: '4', name: 'Only Markdown', shortcut: '', content: '*Hi*' },
    ]);
    expect(quickResponses.searches).toEqual([{ query: 'or', contactId: 'c1', maxResults: 30 }]);
  });

  it('are offered by shortcut before name before text', async () => {
    const { quickResponses, search } = await setUp();
    quickResponses.results = [
      found('text', 'Goodbye', 'bye'),
      found('name', 'Orders'),
      found('shortcut', 'Way', 'ORDER'),
    ];
    expect((await search('or')).map(({ id }) => id)).toEqual(['shortcut', 'name', 'text']);
  });

  it('are not asked for at every key where the instance has none', async () => {
    const { clock, hear, quickResponses, search } = await setUp();
    quickResponses.enabled = false;
    expect(await search('a')).toEqual([]);
    expect(await search('ab')).toEqual([]);
    expect(quickResponses.looks).toBe(1);
    quickResponses.enabled = true;
    await clock.advance(10 * 60_000 + 1);
    hear();
    await search('abc');
    expect(quickResponses.searches).toHaveLength(1);
  });

  it('are given up after five seconds, or with the text that asked for them; a refusal is typed', async () => {
    const { clock, gone, quickResponses, search } = await setUp();
    await search('a');
    const before = clock.waiting;
    quickResponses.answer = () => new Promise(() => {});
    const slow = search('b').catch((error: unknown) => error);
    await clock.advance(5_000);
    expect(await slow).toMatchObject({ name: 'TimeoutError' });
    quickResponses.answer = () => Promise.reject('{"type":"AccessDeniedException"}');
    await expect(search('c')).rejects.toMatchObject({ name: 'AccessDeniedError' });
    quickResponses.answer = () => {
      throw new Error('The contact is gone');
    };
    await expect(search('d')).rejects.toMatchObject({ name: 'ServiceError' });
    quickResponses.answer = () => new Promise(() => {});
    const unwanted = search('e').catch((error: unknown) => error);
    gone.abort();
    expect(await unwanted).toMatchObject({ name: 'NetworkError' });
    expect(clock.waiting).toBe(before);
  });
});
