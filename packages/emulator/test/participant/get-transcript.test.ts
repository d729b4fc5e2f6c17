import { GetTranscriptCommand, type GetTranscriptCommandInput } from '@aws-sdk/client-connectparticipant';
import { beforeEach, describe, expect, it } from 'vitest';
import { sendMessage } from '../../src/world/send-message.ts';
import { participantClient, type RunningChat, waitingChat } from '../support/chat.ts';
import { sharedEmulator } from '../support/shared-emulator.ts';

const { emulator, clock } = await sharedEmulator();
let chat: RunningChat;

/** 25 items, named j (the join) and 1 to 24, a second apart. */
beforeEach(() => {
  chat = waitingChat(emulator);
  for (let number = 1; number <= 24; number += 1) {
    clock.advance(1000);
    sendMessage(emulator.world, chat.customer, { contentType: 'text/plain', content: String(number) });
  }
});

type Query = Omit<GetTranscriptCommandInput, 'ConnectionToken'>;
const query = (input: Query, token = chat.customerToken) =>
  participantClient(emulator).send(new GetTranscriptCommand({ ConnectionToken: token, ...input }));
const names = async (input: Query): Promise<string> => {
  const { Transcript } = await query(input);
  return (Transcript ?? []).map(({ Content }) => Content ?? 'j').join(' ');
};
const item = (number: number) => chat.contact.transcript.items[number];
const newest10 = '24 23 22 21 20 19 18 17 16 15';
const oldest10 = 'j 1 2 3 4 5 6 7 8 9';

describe('GetTranscript (S10, S11)', () => {
  it.each<[string, () => Query, string]>([
    ['by default the 10 newest, newest first', () => ({}), newest10],
    ['MaxResults 0 like the default', () => ({ MaxResults: 0 }), newest10],
    ['ascending', () => ({ MaxResults: 3, SortOrder: 'ASCENDING' }), '22 23 24'],
    ['forward from the oldest', () => ({ ScanDirection: 'FORWARD', SortOrder: 'ASCENDING' }), oldest10],
    ['an empty start position like none', () => ({ StartPosition: {}, MaxResults: 2 }), '24 23'],
    [
      'forward by default from an id, itself included',
      () => ({ StartPosition: { Id: item(20)?.Id }, MaxResults: 2 }),
      '21 20',
    ],
    [
      'backward from an id',
      () => ({ StartPosition: { Id: item(20)?.Id }, ScanDirection: 'BACKWARD', MaxResults: 2 }),
      '20 19',
    ],
    [
      'forward from a time between two items',
      () => ({
        StartPosition: { AbsoluteTime: new Date(Date.parse(item(20)?.AbsoluteTime ?? '') + 1).toISOString() },
        MaxResults: 2,
        SortOrder: 'ASCENDING',
      }),
      '21 22',
    ],
    [
      'backward from a time between two items',
      () => ({
        StartPosition: { AbsoluteTime: new Date(Date.parse(item(20)?.AbsoluteTime ?? '') + 1).toISOString() },
        ScanDirection: 'BACKWARD',
        MaxResults: 2,
        SortOrder: 'ASCENDING',
      }),
      '19 20',
    ],
    ['forward from a time after the last', () => ({ StartPosition: { AbsoluteTime: '2099-01-01T00:00:00.000Z' } }), ''],
    ['forward from the third newest', () => ({ StartPosition: { MostRecent: 3 }, SortOrder: 'ASCENDING' }), '22 23 24'],
  ])('%s', async (_what, input, expected) => {
    expect(await names(input())).toBe(expected);
  });

  it.each([
    ['BACKWARD', '21 22 23 24|17 18 19 20|13 14 15 16|9 10 11 12|5 6 7 8|1 2 3 4|j'],
    ['FORWARD', 'j 1 2 3|4 5 6 7|8 9 10 11|12 13 14 15|16 17 18 19|20 21 22 23|24'],
  ] as const)('pages %s to the end, without a token on the last page', async (ScanDirection, expected) => {
    const pages: string[] = [];
    let NextToken: string | undefined;
    do {
      const page = await query({ ScanDirection, SortOrder: 'ASCENDING', MaxResults: 4, NextToken });
      pages.push((page.Transcript ?? []).map(({ Content }) => Content ?? 'j').join(' '));
      NextToken = page.NextToken;
    } while (NextToken !== undefined);
    expect(pages.join('|')).toBe(expected);
  });

  it('S12: keeps a page token’s place when items arrive meanwhile', async () => {
    const { NextToken } = await query({ MaxResults: 4 });
    sendMessage(emulator.world, chat.customer, { contentType: 'text/plain', content: '25' });
    expect(await names({ MaxResults: 2, NextToken })).toBe('20 19');
  });

  it('names the conversation', async () => {
    expect((await query({})).InitialContactId).toBe(chat.contact.id);
    expect((await query({ ContactId: chat.contact.id })).Transcript).toHaveLength(10);
  });

  it.each<[string, () => Query, string]>([
    ['101 results', () => ({ MaxResults: 101 }), 'ValidationException'],
    ['an unknown id', () => ({ StartPosition: { Id: 'none' } }), 'ValidationException'],
    ['an unreadable time', () => ({ StartPosition: { AbsoluteTime: 'yesterday' } }), 'ValidationException'],
    ['a made-up token', () => ({ NextToken: 'none' }), 'ValidationException'],
    ['another contact', () => ({ ContactId: 'other' }), 'AccessDeniedException'],
  ])('refuses %s', async (_what, input, name) => {
    await expect(query(input())).rejects.toMatchObject({ name });
  });

  it('S12: refuses a page token with another connection token', async () => {
    const { NextToken } = await query({ MaxResults: 4 });
    const other = emulator.world.credentials.connectionTokens.issue(chat.customer.id).token;
    await expect(query({ NextToken }, other)).rejects.toMatchObject({ name: 'ValidationException' });
  });
});
