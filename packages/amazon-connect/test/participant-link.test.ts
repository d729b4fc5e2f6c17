import { LiaisonError } from '@liaison/core';
import { FakeClock, settle } from '@liaison/core/testing';
import { encodeFrame, Topic } from '@liaison/protocol';
import { describe, expect, it } from 'vitest';
import { ParticipantLink } from '../src/participant/participant-link.ts';
import { RecordingObserver } from './recording-observer.ts';

/** A socket that opens and subscribes at once, and answers every heartbeat. */
class FakeSocket extends EventTarget {
  closed = false;

  constructor() {
    super();
    queueMicrotask(() => this.dispatchEvent(new Event('open')));
  }

  send(text: string): void {
    const data = text.includes(Topic.subscribe)
      ? encodeFrame({ topic: Topic.subscribe, content: { status: 'success', topics: [Topic.chat] } })
      : text;
    this.dispatchEvent(Object.assign(new Event('message'), { data }));
  }

  close(): void {
    this.closed = true;
  }
}

/** A link that stands; `replace` answers when it asks for another connection. */
async function setUp(replace: () => Promise<void>) {
  const clock = new FakeClock();
  const observer = new RecordingObserver();
  const sockets: FakeSocket[] = [];
  const tries: number[] = [];
  const connection = {
    credentials: { token: 'CT', expiry: clock.now() + 86_400_000 },
    websocketUrl: 'wss://chat.example/',
    websocketExpiry: clock.now() + 3_600_000,
  };
  const link = new ParticipantLink({
    clock,
    createSocket: () => {
      const socket = new FakeSocket();
      sockets.push(socket);
      return socket as unknown as WebSocket;
    },
    signal: new AbortController().signal,
    connect: () => {
      tries.push(clock.now());
      return replace().then(() => connection);
    },
    onItem: () => {},
    observer,
  });
  await link.open(connection);
  const lose = (): void => void sockets[0]?.dispatchEvent(new Event('close'));
  return { clock, link, observer, tries, lose };
}

/** A link that has lost its socket and cannot have another. */
async function setUpFailing(failure: LiaisonError) {
  const { tries, ...all } = await setUp(() => Promise.reject(failure));
  const lostAt = all.clock.now();
  all.lose();
  return { ...all, pauses: () => tries.map((at, index) => at - (tries[index - 1] ?? lostAt)) };
}

describe('ParticipantLink', () => {
  it('tries again after growing pauses of at most thirty seconds, until it is closed', async () => {
    const { clock, link, pauses } = await setUpFailing(new LiaisonError('NetworkError', 'down'));
    await clock.advance(120_000);
    expect(pauses()).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    link.close();
    expect(clock.waiting).toBe(0);
  });

  it.each([
    ['the end of the chat, when the token is refused that was good', 'AccessDeniedError', 'ended'],
    ['a broken channel, when the request itself is refused', 'RejectedError', 'broken RejectedError'],
  ] as const)('takes a lasting failure as %s', async (_name, name, told) => {
    const { clock, observer, pauses } = await setUpFailing(new LiaisonError(name, 'no'));
    await clock.advance(60_000);
    await settle();
    expect(pauses()).toEqual([250]);
    expect(observer.heard).toEqual(['lost', told]);
    expect(clock.waiting).toBe(0);
  });

  it('says that it is back when the socket is lost while its replacement is on its way', async () => {
    const replacement = Promise.withResolvers<void>();
    const { clock, observer, lose } = await setUp(() => replacement.promise);
    await clock.advance(59 * 60_000);
    lose();
    replacement.resolve();
    await clock.advance(60_000);
    expect(observer.heard).toEqual(['lost', 'opened']);
  });
});
