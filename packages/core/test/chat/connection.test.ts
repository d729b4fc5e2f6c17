import { describe, expect, it } from 'vitest';
import { LiaisonError } from '../../src/index.ts';
import { settle, textItem, waitingCall } from '../../src/testing/index.ts';
import { CONTACT, harness } from './harness.ts';

const ids = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => textItem({ id: `m${from + at}`, at: (from + at) * 10 }));
const network = (): LiaisonError => new LiaisonError('NetworkError', 'No network');
const ignore = (_online: boolean): void => undefined;
const denied = (): LiaisonError => new LiaisonError('AccessDeniedError', 'Not accepted');

describe('connection', () => {
  it('T3 T4 T6 pages back to what is known after a drop, while live items wait', async () => {
    const { live, chat } = harness();
    const channel = await live(ids(0, 3));
    channel.observer.lost();
    expect(chat().state.name).toBe('interrupted');
    channel.observer.opened();
    await settle();
    expect(chat().state.name).toBe('catchingUp');
    channel.observer.item(textItem({ id: 'm250', at: 2500 }));
    channel.answerTranscript({ items: ids(150, 250), nextToken: 'p2' });
    await settle();
    expect(channel.transcripts.at(-1)?.request).toEqual({
      scanDirection: 'backward',
      maxResults: 100,
      nextToken: 'p2',
    });
    channel.answerTranscript({ items: ids(50, 150), nextToken: 'p3' });
    await settle();
    expect(chat().messages).toHaveLength(3);
    channel.answerTranscript({ items: ids(0, 50) });
    await settle();
    expect(chat().state.name).toBe('live');
    expect(chat().messages.map(({ id }) => id)).toEqual(ids(0, 251).map(({ Id }) => Id));
  });

  it('C1 T4 T5 starts over from the newest page, with no token, whenever the socket opens again', async () => {
    const { live, chat } = harness();
    const channel = await live(ids(0, 1));
    channel.observer.opened();
    channel.observer.opened();
    await settle();
    expect(channel.transcripts.slice(1).map(({ request }) => request.nextToken)).toEqual([undefined, undefined]);
    expect(channel.transcripts[1]?.settled, 'the first of both is given up').toBe(true);
    channel.answerTranscript({ items: ids(0, 2) });
    await settle();
    expect(chat().messages).toHaveLength(2);
  });

  it('T3 T7 shows a gap and says so when catching up gives up; resuming closes it', async () => {
    const { live, chat, clock, errors, service } = harness();
    const channel = await live(ids(0, 1));
    channel.observer.lost();
    channel.observer.opened();
    await settle();
    channel.observer.item(textItem({ id: 'm9', at: 90 }));
    for (let page = 0; page < 60 && chat().state.name === 'catchingUp'; page += 1) {
      channel.transcripts.at(-1)?.reject(network());
      await clock.advance(8_000);
    }
    expect(chat()).toMatchObject({ state: { name: 'live' }, hasGap: true });
    expect(chat().messages.map(({ id }) => id)).toEqual(['m0', 'm9']);
    expect(errors.map(({ name }) => name)).toEqual(['NetworkError']);
    const resumed = service.resumeSession(CONTACT);
    await settle();
    channel.answerTranscript({ items: ids(0, 10) });
    await resumed;
    expect(chat().hasGap).toBe(false);
    expect(chat().messages).toHaveLength(10);
  });

  it('asks again for a page that failed, waiting longer each time', async () => {
    const { open, clock } = harness();
    const channel = await open();
    const asked: number[] = [];
    for (let failures = 0; failures < 3; failures += 1) {
      asked.push(clock.now());
      waitingCall(channel.transcripts).reject(new LiaisonError('ThrottledError', 'Slow down'));
      const before = channel.transcripts.length;
      while (channel.transcripts.length === before) await clock.advance(25);
    }
    asked.push(clock.now());
    expect(asked.slice(1).map((time, at) => time - (asked[at] ?? 0))).toEqual([375, 750, 1_500]);
  });

  it('gives a page ten seconds', async () => {
    const { open, clock } = harness();
    const channel = await open();
    await clock.advance(9_999);
    expect(channel.transcripts[0]?.signal?.aborted).toBe(false);
    await clock.advance(1);
    expect(channel.transcripts[0]?.signal?.aborted).toBe(true);
  });

  it('C3 fails when nothing was ever fetched, and starts again without a reload', async () => {
    const { service, port, chat, open, lines } = harness();
    const started = service.startSession({ kind: 'contact', contactId: CONTACT });
    const channel = await open();
    service.sendMessage(CONTACT, { content: 'hi' });
    waitingCall(channel.transcripts).reject(new LiaisonError('RejectedError', 'No'));
    await started;
    expect(chat().state).toMatchObject({ name: 'failed', error: { name: 'RejectedError' } });
    expect(channel.closed).toBe(true);
    const resumed = service.resumeSession(CONTACT);
    await settle();
    const second = port.waiting().succeed();
    await settle();
    second.answerTranscript({ items: ids(0, 1) });
    await resumed;
    expect(chat().state.name).toBe('live');
    expect(lines()).toEqual(['m0:received', 'hi:sending']);
  });

  it('C3 tries to open eight times with growing waits, then fails and can be retried', async () => {
    const { service, port, clock, chat } = harness();
    const started = service.startSession({ kind: 'contact', contactId: CONTACT });
    await settle();
    for (let attempt = 1; attempt <= 8; attempt += 1) {
      expect(chat().state).toEqual({ name: 'connecting', attempt });
      port.waiting().fail(network());
      await clock.advance(30_000);
    }
    await started;
    expect(chat().state).toMatchObject({ name: 'failed', error: { name: 'NetworkError', retryable: true } });
    expect(port.openings).toHaveLength(8);
  });

  it('C3 fails at once when opening is of no use', async () => {
    const { service, port, chat } = harness();
    void service.startSession({ kind: 'contact', contactId: CONTACT });
    await settle();
    port.waiting().fail(denied());
    await settle();
    expect(chat().state).toMatchObject({ name: 'failed', error: { name: 'AccessDeniedError' } });
  });

  it('C4 gives an opening thirty seconds and does not hear what it says later', async () => {
    const { service, port, clock, chat } = harness();
    void service.startSession({ kind: 'contact', contactId: CONTACT });
    await settle();
    const [first] = port.openings;
    await clock.advance(30_000 + 1_000);
    expect(port.openings).toHaveLength(2);
    first?.observer.ended();
    expect(chat().state).toEqual({ name: 'connecting', attempt: 2 });
  });

  it('C2 opens a new channel when the lost socket does not come back in time', async () => {
    const { live, port, clock, chat } = harness();
    const channel = await live();
    channel.observer.lost();
    await clock.advance(29_999);
    expect(port.openings).toHaveLength(1);
    await clock.advance(1);
    expect(port.openings).toHaveLength(2);
    expect(channel.closed).toBe(true);
    expect(chat().state).toEqual({ name: 'connecting', attempt: 1 });
  });

  it('C2 opens a new channel for a broken one, less and less often', async () => {
    const { live, port, clock } = harness();
    let channel = await live();
    const waits: number[] = [];
    for (let breaks = 0; breaks < 3; breaks += 1) {
      const [openings, broke] = [port.openings.length, clock.now()];
      channel.observer.broken(network());
      while (port.openings.length === openings) await clock.advance(50);
      waits.push(clock.now() - broke);
      channel = port.waiting().succeed();
      await settle();
      channel.answerTranscript({ items: [] });
      await settle();
    }
    expect(waits).toEqual([750, 1_500, 3_000]);
  });

  it('C2 does not take for open what broke before it was', async () => {
    const { service, port, clock, chat } = harness();
    void service.startSession({ kind: 'contact', contactId: CONTACT });
    await settle();
    const opening = port.waiting();
    opening.observer.broken(new LiaisonError('ServiceError', 'Broken'));
    const channel = opening.succeed();
    await settle();
    expect(channel.closed).toBe(true);
    expect(channel.transcripts).toEqual([]);
    await clock.advance(1_000);
    port.waiting().succeed();
    await settle();
    expect(chat().state).toEqual({ name: 'catchingUp' });
  });

  it('S4 renews refused credentials once, then leaves it to the agent', async () => {
    const { live, service, port, chat } = harness();
    const channel = await live();
    service.sendMessage(CONTACT, { content: 'hi' });
    await settle();
    waitingCall(channel.messages).reject(denied());
    await settle();
    expect(chat().state).toEqual({ name: 'connecting', attempt: 1 });
    const second = port.waiting().succeed();
    await settle();
    second.answerTranscript({ items: [] });
    await settle();
    expect(waitingCall(second.messages).request.clientToken).toBe(channel.messages[0]?.request.clientToken);
    waitingCall(second.messages).reject(denied());
    await settle();
    expect(chat().state).toMatchObject({ name: 'failed', error: { name: 'AccessDeniedError' } });
  });

  it('E1 takes refused credentials for the end where nobody else can say it', async () => {
    const { service, port, chat } = harness();
    void service.startSession({ kind: 'participant', contactId: CONTACT, participantToken: 'secret' });
    await settle();
    for (let refusals = 0; refusals < 2; refusals += 1) {
      const channel = port.waiting().succeed();
      await settle();
      waitingCall(channel.transcripts).reject(denied());
      await settle();
    }
    expect(chat().state).toEqual({ name: 'ended', reason: 'expired' });
  });

  it('C1 catches up when the page wakes, and opens anew after a failure that may have passed', async () => {
    let wake = ignore;
    const onlineStatus = {
      isOnline: () => true,
      subscribe: (listener: (online: boolean) => void) => {
        wake = listener;
        return () => undefined;
      },
    };
    const { live, port } = harness({ onlineStatus });
    const channel = await live();
    wake(false);
    await settle();
    expect(channel.transcripts).toHaveLength(1);
    wake(true);
    await settle();
    expect(channel.transcripts).toHaveLength(2);
    waitingCall(channel.transcripts).reject(denied());
    await settle();
    port.waiting().fail(new LiaisonError('NotSignedInError', 'Sign in'));
    await settle();
    wake(true);
    await settle();
    expect(port.openings.length).toBeGreaterThan(2);
  });

  it('opens nothing after it was disposed, though its storage answers late', async () => {
    const { service, port } = harness();
    void service.startSession({ kind: 'contact', contactId: CONTACT });
    await service[Symbol.asyncDispose]();
    await settle();
    expect(port.openings).toEqual([]);
  });

  it('leaves no timer behind when it is disposed', async () => {
    const { live, service, clock, open } = harness();
    const channel = await live();
    channel.observer.lost();
    await open('contact-2');
    service.sendMessage(CONTACT, { content: 'hi' });
    await service[Symbol.asyncDispose]();
    await settle();
    expect(clock.waiting).toBe(0);
    expect(channel.closed).toBe(true);
  });
});
