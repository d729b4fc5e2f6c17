import { type AgentConnectionStatus, LiaisonError } from '@liaison/core';
import { agentSnapshot, AVAILABLE, contactSnapshot, OFFLINE, settle } from '@liaison/core/testing';
import { describe, expect, it } from 'vitest';
import { connectHarness } from './connect-harness.ts';

const incoming = contactSnapshot({ contactId: 'c1', phase: 'incoming' });
const connected = contactSnapshot({ contactId: 'c1', phase: 'connected' });
const BUSY = { arn: '', name: 'Busy', type: 'system' } as const;
const over = contactSnapshot({ contactId: 'c1', phase: 'ended' });

describe('ConnectService: start and stop', () => {
  it('starts the port once, however often it is started', () => {
    const { agentPort, service } = connectHarness();
    service.start();
    service.start();
    expect(agentPort.starts).toBe(1);
  });

  it('listens once after start, stop, start', () => {
    const { agentPort, chatService, service } = connectHarness();
    service.start();
    service.stop();
    service.start();
    agentPort.snapshot(agentSnapshot([connected]));
    agentPort.snapshot(agentSnapshot([connected]));
    expect(chatService.asked).toEqual(['start contact c1']);
  });

  it('hears nothing after a stop', () => {
    const { agentPort, service, store } = connectHarness();
    service.start();
    service.stop();
    agentPort.status({ name: 'connected' });
    expect(store.getState().connection.name).toBe('connecting');
    expect(agentPort.observed).toBe(false);
  });

  it('hears nothing of a port that speaks on after a stop', () => {
    const { agentPort, service, store } = connectHarness();
    let speak: ((status: AgentConnectionStatus) => void) | undefined;
    agentPort.start = (observer) => {
      speak = (status) => observer.status(status);
      return () => {};
    };
    service.start();
    service.stop();
    speak?.({ name: 'connected' });
    expect(store.getState().connection.name).toBe('connecting');
  });

  it('starts the port anew on retry', () => {
    const { agentPort, service } = connectHarness();
    service.start();
    service.retry();
    expect(agentPort.starts).toBe(2);
    expect(agentPort.observed).toBe(true);
  });

  it('shows where the connection stands', () => {
    const { agentPort, service, store } = connectHarness();
    service.start();
    agentPort.status({ name: 'notSignedIn', loginUrl: 'https://login.example/' });
    expect(store.getState().connection).toEqual({ name: 'notSignedIn', loginUrl: 'https://login.example/' });
  });
});

describe('ConnectService: chat sessions', () => {
  it('begins a session when a chat is accepted and for one found connected after a reload', () => {
    const { agentPort, chatService, service } = connectHarness();
    service.start();
    agentPort.snapshot(agentSnapshot([incoming, contactSnapshot({ contactId: 'c2' })]));
    expect(chatService.asked).toEqual(['start contact c2']);
    agentPort.snapshot(agentSnapshot([connected, contactSnapshot({ contactId: 'c2' })]));
    expect(chatService.asked).toEqual(['start contact c2', 'start contact c1']);
  });

  it('begins a session only once the contact is in the store', () => {
    const { agentPort, chatService, contact, service } = connectHarness();
    const seen: unknown[] = [];
    chatService.startSession = () => {
      seen.push(contact('c1')?.contact.phase);
      return Promise.resolve();
    };
    service.start();
    agentPort.snapshot(agentSnapshot([connected]));
    expect(seen).toEqual(['connected']);
  });

  it('E1: ends a session once when the contact ends, and not again when it is cleared', () => {
    const { agentPort, chatService, service } = connectHarness();
    service.start();
    for (const contacts of [[connected], [over], [over], []]) agentPort.snapshot(agentSnapshot(contacts));
    expect(chatService.asked).toEqual(['start contact c1', 'end c1']);
  });

  it('E1: names the agent as the reason when the agent ended it', async () => {
    const { agentPort, chatService, service } = connectHarness();
    service.start();
    agentPort.snapshot(agentSnapshot([connected]));
    const ending = service.endContact('c1');
    agentPort.waiting().resolve();
    await ending;
    agentPort.snapshot(agentSnapshot([over]));
    expect(chatService.asked).toEqual(['start contact c1', 'end c1 agent']);
  });

  it('E1: does not name the agent when ending it failed and it ended later', async () => {
    const { agentPort, chatService, service } = connectHarness();
    service.start();
    agentPort.snapshot(agentSnapshot([connected]));
    const ending = service.endContact('c1');
    agentPort.waiting().reject(new LiaisonError('ServiceError', 'no'));
    await ending;
    agentPort.snapshot(agentSnapshot([over]));
    expect(chatService.asked).toEqual(['start contact c1', 'end c1']);
  });

  it('keeps chats open across stop and start', () => {
    const { agentPort, chatService, service } = connectHarness();
    service.start();
    agentPort.snapshot(agentSnapshot([connected]));
    service.stop();
    service.start();
    agentPort.snapshot(agentSnapshot([over]));
    expect(chatService.asked).toEqual(['start contact c1', 'end c1']);
  });

  it('resumes chats that failed with the connection when it is back, and no others', () => {
    const { agentPort, chatService, service, store } = connectHarness();
    service.start();
    agentPort.status({ name: 'connected' });
    agentPort.snapshot(agentSnapshot(['c1', 'c2', 'c3'].map((contactId) => contactSnapshot({ contactId }))));
    for (const contactId of ['c1', 'c2', 'c3']) store.getState().openChat(contactId);
    store.getState().setChatState('c1', { name: 'failed', error: new LiaisonError('ServiceError', 'gone') });
    store.getState().setChatState('c2', { name: 'live' });
    store.getState().setChatState('c3', { name: 'failed', error: new LiaisonError('AccessDeniedError', 'no') });
    chatService.asked.length = 0;
    agentPort.status({ name: 'interrupted', since: 1 });
    expect(chatService.asked).toEqual([]);
    agentPort.status({ name: 'connected' });
    agentPort.status({ name: 'connected' });
    expect(chatService.asked).toEqual(['resume c1']);
  });

  it('reports a session that could not begin', async () => {
    const { agentPort, chatService, errors, service } = connectHarness();
    chatService.failure = new LiaisonError('InternalError', 'broken');
    service.start();
    agentPort.snapshot(agentSnapshot([connected]));
    await settle();
    expect(errors).toEqual([chatService.failure]);
  });
});

describe('ConnectService: steps on a contact', () => {
  it('shows a step as pending until a snapshot confirms it, not until the call answers', async () => {
    const { agentPort, contact, service } = connectHarness();
    service.start();
    agentPort.snapshot(agentSnapshot([incoming]));
    const accepting = service.acceptContact('c1');
    expect(contact('c1')?.pending).toEqual({ step: 'accepting' });
    agentPort.waiting().resolve();
    await accepting;
    expect(contact('c1')?.pending).toEqual({ step: 'accepting' });
    agentPort.snapshot(agentSnapshot([connected]));
    expect(contact('c1')?.pending).toBeUndefined();
  });

  it('asks once for two clicks', () => {
    const { agentPort, service } = connectHarness();
    service.start();
    agentPort.snapshot(agentSnapshot([incoming]));
    void service.acceptContact('c1');
    void service.acceptContact('c1');
    expect(agentPort.calls).toHaveLength(1);
  });

  it('shows a failure and can be tried again', async () => {
    const { agentPort, contact, errors, service } = connectHarness();
    service.start();
    agentPort.snapshot(agentSnapshot([incoming]));
    const accepting = service.acceptContact('c1');
    agentPort.waiting().reject(new LiaisonError('ServiceError', 'not now'));
    await accepting;
    expect(contact('c1')?.pending).toEqual({
      step: 'accepting',
      failure: { name: 'ServiceError', message: 'not now' },
    });
    void service.acceptContact('c1');
    expect(contact('c1')?.pending).toEqual({ step: 'accepting' });
    expect(errors).toEqual([]);
  });

  it('shows a failure when no snapshot confirms within twenty seconds', async () => {
    const { agentPort, clock, contact, service } = connectHarness();
    service.start();
    agentPort.snapshot(agentSnapshot([connected]));
    void service.endContact('c1');
    agentPort.waiting().resolve();
    await clock.advance(19_999);
    expect(contact('c1')?.pending?.failure).toBeUndefined();
    await clock.advance(1);
    expect(contact('c1')?.pending?.failure?.name).toBe('TimeoutError');
  });

  it('ignores the late failure of a step that a snapshot has confirmed', async () => {
    const { agentPort, contact, service } = connectHarness();
    service.start();
    agentPort.snapshot(agentSnapshot([connected]));
    const ending = service.endContact('c1');
    agentPort.snapshot(agentSnapshot([over]));
    agentPort.waiting().reject(new LiaisonError('TimeoutError', 'late'));
    await ending;
    expect(contact('c1')?.pending).toBeUndefined();
  });

  it('waits for a cleared contact to leave the list', async () => {
    const { agentPort, clock, contact, service } = connectHarness();
    service.start();
    agentPort.snapshot(agentSnapshot([over]));
    const clearing = service.clearContact('c1');
    agentPort.waiting().resolve();
    await clearing;
    agentPort.snapshot(agentSnapshot([over]));
    expect(contact('c1')?.pending).toEqual({ step: 'clearing' });
    agentPort.snapshot(agentSnapshot([]));
    expect(contact('c1')).toBeUndefined();
    expect(clock.waiting).toBe(0);
  });

  it('rejects by the port and forgets the step when the contact goes', async () => {
    const { agentPort, clock, service } = connectHarness();
    service.start();
    agentPort.snapshot(agentSnapshot([incoming]));
    void service.rejectContact('c1');
    expect(agentPort.calls.map(({ request }) => request)).toEqual([{ step: 'reject', subject: 'c1' }]);
    agentPort.snapshot(agentSnapshot([]));
    await settle();
    expect(clock.waiting).toBe(0);
  });

  it('takes no step on a contact that is not there', () => {
    const { agentPort, service } = connectHarness();
    service.start();
    void service.acceptContact('nobody');
    expect(agentPort.calls).toEqual([]);
  });
});

describe('ConnectService: agent state', () => {
  it.each([
    ['at once while the agent holds no contact', [], false],
    ['as the next state while contacts are open', [over], true],
  ])('is set %s', (_name, contacts, enqueueNextState) => {
    const { agentPort, service } = connectHarness();
    service.start();
    agentPort.snapshot(agentSnapshot(contacts));
    void service.setAgentState(OFFLINE.arn);
    expect(agentPort.calls.at(-1)?.request).toEqual({ step: 'setState', subject: OFFLINE.arn, enqueueNextState });
  });

  it('is not queued when the agent is in it already', () => {
    const { agentPort, service } = connectHarness();
    service.start();
    agentPort.snapshot(agentSnapshot([over], { state: BUSY, chosenState: AVAILABLE }));
    void service.setAgentState(AVAILABLE.arn);
    expect(agentPort.calls).toEqual([]);
  });

  it('takes the queued state back when the agent chooses the one in force', () => {
    const { agentPort, service } = connectHarness();
    service.start();
    agentPort.snapshot(agentSnapshot([over], { state: BUSY, chosenState: AVAILABLE, nextState: OFFLINE }));
    void service.setAgentState(AVAILABLE.arn);
    expect(agentPort.calls.at(-1)?.request).toMatchObject({ subject: AVAILABLE.arn, enqueueNextState: true });
  });

  it('reports a failure and does not reject', async () => {
    const { agentPort, errors, service } = connectHarness();
    service.start();
    const setting = service.setAgentState(AVAILABLE.arn);
    const failure = new LiaisonError('InvalidStateError', 'no');
    agentPort.waiting().reject(failure);
    await setting;
    expect(errors).toEqual([failure]);
  });
});

describe('ConnectService: the session', () => {
  it('tells when it will end for inactivity, and nothing of it once it is over', () => {
    const { agentPort, service, store } = connectHarness();
    service.start();
    agentPort.status({ name: 'connected' });
    agentPort.sessionEnds(60_000);
    expect(store.getState().sessionEndsAt).toBe(60_000);
    service.showActivity();
    expect(agentPort.activity).toBe(1);
    agentPort.status({ name: 'notSignedIn', loginUrl: 'https://login.example/' });
    expect(store.getState().sessionEndsAt).toBeUndefined();
  });

  it('tells of a change of state until it is answered, and why it failed', async () => {
    const { agentPort, service, store } = connectHarness();
    service.start();
    agentPort.snapshot(agentSnapshot());
    void service.setAgentState(OFFLINE.arn);
    expect(store.getState().stateChange).toEqual({ arn: OFFLINE.arn });
    agentPort.waiting().resolve();
    await settle();
    expect(store.getState().stateChange).toBeUndefined();

    void service.setAgentState(OFFLINE.arn);
    agentPort.waiting().reject(new LiaisonError('InvalidStateError', 'Not now'));
    await settle();
    expect(store.getState().stateChange?.failure).toEqual({ name: 'InvalidStateError', message: 'Not now' });
    service.putAwayStateChange();
    expect(store.getState().stateChange).toBeUndefined();
  });

  it('leaves a newer change of state to its own answer', async () => {
    const { agentPort, service, store } = connectHarness();
    service.start();
    agentPort.snapshot(agentSnapshot());
    void service.setAgentState(OFFLINE.arn);
    const first = agentPort.waiting();
    void service.setAgentState(AVAILABLE.arn);
    first.reject(new LiaisonError('ServiceError', 'No'));
    await settle();
    expect(store.getState().stateChange).toEqual({ arn: AVAILABLE.arn });
  });
});
