import type { WireItem } from '@liaison/protocol';
import { describe, expect, it } from 'vitest';
import { createEmulator } from '../../src/create-emulator.ts';
import { scriptOfTranscript } from '../../src/scripted-customer/script-of-transcript.ts';

const event = 'application/vnd.amazonaws.connect.event.';
let count = 0;
const item = (second: number, ParticipantRole: string, ContentType: string, Content?: string): WireItem => ({
  Id: String((count += 1)),
  AbsoluteTime: new Date(Date.UTC(2026, 0, 5, 9, 0, second)).toISOString(),
  Type: Content === undefined ? 'EVENT' : 'MESSAGE',
  ContentType,
  ParticipantRole,
  DisplayName: ParticipantRole === 'CUSTOMER' ? 'Cleo' : 'Ada',
  ...(Content !== undefined && { Content }),
});

const stored = [
  item(0, 'CUSTOMER', `${event}participant.joined`),
  item(1, 'CUSTOMER', 'text/plain', 'Hello?'),
  item(5, 'CUSTOMER', 'text/plain', 'Anybody?'),
  item(9, 'AGENT', `${event}participant.joined`),
  item(10, 'AGENT', 'text/plain', 'Hi'),
  item(15, 'CUSTOMER', 'text/markdown', '*Thanks*'),
  item(16, 'CUSTOMER', 'application/vnd.amazonaws.connect.message.interactive.response', '{}'),
  item(17, 'CUSTOMER', `${event}participant.left`),
];

describe('a stored transcript', () => {
  it('becomes the script of its customer', () => {
    expect(scriptOfTranscript(stored)).toMatchObject({
      customerName: 'Cleo',
      steps: [
        { do: 'say', text: 'Hello?' },
        { do: 'wait', ms: 4_000 },
        { do: 'say', text: 'Anybody?' },
        { do: 'wait for agent' },
        { do: 'wait for answer', atMost: { ms: 60_000, otherwise: 'go on' } },
        { do: 'say', text: '*Thanks*' },
        { do: 'leave' },
      ],
    });
  });

  it('is played as a live customer', async () => {
    await using emulator = await createEmulator({ seed: 1 });
    const start = (body: object) =>
      fetch(`${emulator.url}/_emulator/customers`, { method: 'POST', body: JSON.stringify(body) });
    const answer = await start({ transcript: { Version: '2019-08-26', Transcript: stored } });
    expect([answer.status, await answer.json()]).toMatchObject([201, { scriptId: 'transcript', name: 'Cleo' }]);
    expect([...emulator.world.contacts.values()].map(({ customer }) => customer.displayName)).toEqual(['Cleo']);
    expect((await start({ transcript: { Transcript: 'none' } })).status).toBe(400);
    expect((await start({})).status).toBe(400);
  });
});
