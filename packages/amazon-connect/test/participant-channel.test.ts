import type { LiaisonError } from '@liaison/core';
import { FakeClock } from '@liaison/core/testing';
import { EventContentType } from '@liaison/protocol';
import { describe, expect, it } from 'vitest';
import { createChatPort } from '../src/index.ts';
import { LocalChatService } from './local-chat-service.ts';
import { RecordingObserver } from './recording-observer.ts';

const item = (Id: string, members: object = {}) => ({
  Id,
  Type: 'MESSAGE',
  AbsoluteTime: '2026-01-05T09:00:00.000Z',
  ...members,
});

async function setUp() {
  const clock = new FakeClock();
  const service = await LocalChatService.open(() => clock.now());
  const errors: LiaisonError[] = [];
  const observer = new RecordingObserver();
  const giveUp = new AbortController();
  /** How many answers the page has got. */
  const answers = { count: 0 };
  const port = createChatPort({
    region: 'us-west-2',
    participantEndpoint: service.endpoint,
    clock,
    onError: (error) => errors.push(error),
    fetch: async (...request) => {
      const response = await fetch(...request);
      answers.count += 1;
      return response;
    },
  });
  const target = { kind: 'participant', contactId: 'c1', participantToken: 'PT', participantId: 'p1' } as const;
  const open = () => port.open(target, observer, { signal: giveUp.signal });
  const heard = (what: string) => expect.poll(() => observer.heard).toContain(what);
  /** Lets `count` heartbeats pass, each answered before the next is due. */
  let beats = 0;
  const beat = async (count: number) => {
    for (let done = 0; done < count; done += 1) {
      beats += 1;
      await expect.poll(() => service.heartbeats).toBeGreaterThanOrEqual(beats);
      // What was sent after the answer on the same socket has been heard: so has the answer.
      service.deliver(item(`beat-${beats}`));
      await heard(`beat-${beats}`);
      await clock.advance(10_000);
    }
  };
  return {
    answers,
    beat,
    clock,
    giveUp,
    heard,
    observer,
    open,
    service,
    [Symbol.asyncDispose]: () => service[Symbol.asyncDispose](),
  };
}

describe('a participant token without a browser', () => {
  it('opens once it is subscribed, and delivers', async () => {
    await using chat = await setUp();
    const channel = await chat.open();
    expect(channel.participantId).toBe('p1');
    expect(chat.observer.heard).toEqual([]);
    chat.service.deliver(item('i1', { Content: 'hello' }));
    await chat.heard('i1');
    channel.close();
  });

  it('does not open when the subscription is refused', async () => {
    await using chat = await setUp();
    chat.service.subscribes = false;
    await expect(chat.open()).rejects.toMatchObject({ name: 'NetworkError' });
    expect(chat.clock.waiting).toBe(0);
  });

  it('does not open with a token that is not accepted', async () => {
    await using chat = await setUp();
    chat.service.refusal = 403;
    await expect(chat.open()).rejects.toMatchObject({ name: 'AccessDeniedError' });
  });

  it('reconnects with a new address after a lost socket, and says both', async () => {
    await using chat = await setUp();
    const channel = await chat.open();
    chat.service.subscribed[0]?.terminate();
    await chat.heard('lost');
    await chat.clock.advance(250);
    await chat.heard('opened');
    expect(chat.service.connections).toBe(2);
    chat.service.deliver(item('i2'));
    await chat.heard('i2');
    channel.close();
  });

  it('notices a silent socket by the second heartbeat', async () => {
    await using chat = await setUp();
    chat.service.answersHeartbeats = false;
    const channel = await chat.open();
    await chat.clock.advance(9_999);
    expect(chat.observer.heard).toEqual([]);
    await chat.clock.advance(1);
    expect(chat.observer.heard).toEqual(['lost']);
    channel.close();
  });

  it('beats every ten seconds while it is answered', async () => {
    await using chat = await setUp();
    const channel = await chat.open();
    await chat.beat(3);
    expect(chat.service.heartbeats).toBeGreaterThanOrEqual(3);
    expect(chat.observer.heard).not.toContain('lost');
    channel.close();
  });

  it('replaces a socket before its address ends, without losing it in between', async () => {
    await using chat = await setUp();
    chat.service.socketLife = 300;
    const channel = await chat.open();
    const closed = new Promise((resolve) => chat.service.subscribed[0]?.once('close', resolve));
    await chat.beat(23);
    expect(chat.service.connections).toBe(1);
    await chat.beat(1);
    await chat.service.subscriptions(2);
    await closed;
    chat.service.deliver(item('on-the-new-one'));
    await chat.heard('on-the-new-one');
    expect(chat.observer.heard).not.toContain('lost');
    channel.close();
  });

  it('takes a refusal while reconnecting as the end of the chat', async () => {
    await using chat = await setUp();
    await chat.open();
    chat.service.refusal = 403;
    chat.service.subscribed[0]?.terminate();
    await chat.heard('lost');
    await chat.clock.advance(250);
    await chat.heard('ended');
    expect(chat.clock.waiting).toBe(0);
  });

  it('goes on trying with growing pauses while the service is down', async () => {
    await using chat = await setUp();
    const channel = await chat.open();
    chat.service.refusal = 500;
    chat.service.subscribed[0]?.terminate();
    await chat.heard('lost');
    await chat.clock.advance(250);
    // Only now does the next try wait: the request has a timer of its own until it is answered.
    await expect.poll(() => chat.answers.count).toBe(2);
    expect(chat.service.connections).toBe(2);
    await chat.clock.advance(499);
    expect(chat.service.connections).toBe(2);
    chat.service.refusal = undefined;
    await chat.clock.advance(1);
    await chat.heard('opened');
    channel.close();
  });

  it('ends with the chat, once', async () => {
    await using chat = await setUp();
    await chat.open();
    chat.service.deliver(item('end', { Type: 'EVENT', ContentType: EventContentType.chatEnded }));
    await chat.heard('ended');
    expect(chat.observer.heard).toEqual(['end', 'ended']);
    expect(chat.clock.waiting).toBe(0);
  });

  it('leaves nothing running after close', async () => {
    await using chat = await setUp();
    const channel = await chat.open();
    const closed = new Promise((resolve) => chat.service.subscribed[0]?.once('close', resolve));
    channel.close();
    await closed;
    expect(chat.clock.waiting).toBe(0);
    expect(chat.observer.heard).toEqual([]);
  });

  it('leaves nothing running when it is given up while opening', async () => {
    await using chat = await setUp();
    chat.giveUp.abort();
    await expect(chat.open()).rejects.toMatchObject({ name: 'NetworkError' });
    expect(chat.clock.waiting).toBe(0);
  });
});
