import { type ChatMessage, type ContactParticipant, type ContactSnapshot, LiaisonError } from '@liaison/core';
import { agentSnapshot, contactSnapshot, settle } from '@liaison/core/testing';
import { describe, expect, it } from 'vitest';
import { connectHarness } from './connect-harness.ts';

const self: ContactParticipant = { connectionId: 'ada', role: 'self', state: 'joined' };
const cleo: ContactParticipant = { connectionId: 'cleo', role: 'customer', state: 'joined' };
const invited: ContactParticipant = { connectionId: 'i1', role: 'agent', name: 'Bo Chen', state: 'invited' };
const joined: ContactParticipant = { connectionId: 'bo', role: 'agent', name: 'Bo Chen', state: 'joined' };
const bo = { arn: 'arn:bo', type: 'agent', name: 'Bo Chen' } as const;

function setUp({ multiParty = false } = {}) {
  const { agentPort, chatService, clock, contact, errors, service } = connectHarness();
  /** Amazon Connect shows the contact with these others in it. */
  const show = (others: readonly ContactParticipant[] = [], overrides: Partial<ContactSnapshot> = {}) =>
    agentPort.snapshot(
      agentSnapshot([
        contactSnapshot({ contactId: 'c1', multiParty, participants: [self, cleo, ...others], ...overrides }),
      ]),
    );
  const record = () => contact('c1');
  const invitation = () => record()?.invitation;
  const requests = () => agentPort.calls.map(({ request: { step, connectionId } }) => [step, connectionId]);
  service.start();
  show();
  return { agentPort, chatService, clock, errors, invitation, record, requests, service, show };
}

const turnedDown = { event: 'transferFailed' } as ChatMessage;

describe('an invitation', () => {
  it('is being asked, rings once a snapshot shows it, and waits for nothing then', async () => {
    const { agentPort, clock, invitation, service, show } = setUp();
    void service.invite('c1', bo, 'transfer');
    expect(invitation()).toMatchObject({ quickConnect: bo, purpose: 'transfer', state: 'asking' });
    agentPort.waiting().resolve();
    await settle();
    expect(invitation()?.state).toBe('asking');
    show([invited]);
    expect(invitation()?.state).toBe('ringing');
    await clock.advance(600_000);
    expect(invitation()?.state).toBe('ringing');
    expect(clock.waiting).toBe(0);
  });

  it('P2 that the service refuses has failed, with the reason, and may be made again', async () => {
    const { agentPort, invitation, service } = setUp();
    void service.invite('c1', bo, 'transfer');
    agentPort.waiting().reject(new LiaisonError('InvalidStateError', 'No'));
    await settle();
    expect(invitation()).toMatchObject({ state: 'failed', failure: { name: 'InvalidStateError', message: 'No' } });
    void service.invite('c1', bo, 'transfer');
    expect(invitation()?.state).toBe('asking');
    expect(invitation()?.failure).toBeUndefined();
  });

  it('P1 of which nothing is heard for twenty seconds has failed, and a late snapshot corrects that', async () => {
    const { agentPort, clock, invitation, service, show } = setUp();
    void service.invite('c1', bo, 'transfer');
    agentPort.waiting().resolve();
    await clock.advance(20_000);
    expect(invitation()).toMatchObject({ state: 'failed', failure: { name: 'TimeoutError' } });
    show([invited]);
    expect(invitation()?.state).toBe('ringing');
  });

  it('P2 that nobody takes is turned down: at once, by the conversation; later, by the snapshot too', async () => {
    const { agentPort, chatService, invitation, service, show } = setUp();
    void service.invite('c1', bo, 'transfer');
    agentPort.waiting().resolve();
    chatService.tell({ contactId: 'c1', message: turnedDown });
    expect(invitation()?.state).toBe('turnedDown');
    void service.invite('c1', bo, 'transfer');
    show([invited]);
    show();
    expect(invitation()?.state).toBe('turnedDown');
  });

  it('P1 that rings is not turned down by what the conversation says of an earlier one', () => {
    const { chatService, invitation, service, show } = setUp();
    void service.invite('c1', bo, 'transfer');
    chatService.tell({ contactId: 'c1', message: turnedDown });
    show([invited]);
    expect(invitation()?.state).toBe('ringing');
  });

  it('P1 nor by an earlier one that a page brings while it rings, or while it is called off', () => {
    const { chatService, invitation, service, show } = setUp();
    show([invited]);
    chatService.tell({ contactId: 'c1', message: turnedDown });
    expect(invitation()?.state).toBe('ringing');
    void service.callOffInvitation('c1');
    chatService.tell({ contactId: 'c1', message: turnedDown });
    expect(invitation()?.state).toBe('callingOff');
    show();
    expect(invitation()?.state).toBe('calledOff');
  });

  it('P1 is made one at a time, and only into a chat that is connected', () => {
    const { agentPort, service, show } = setUp();
    void service.invite('c1', bo, 'transfer');
    void service.invite('c1', bo, 'transfer');
    show([], { phase: 'ended' });
    void service.invite('c1', bo, 'transfer');
    void service.invite('nobody', bo, 'transfer');
    expect(agentPort.calls).toHaveLength(1);
  });

  it('P2 is called off by hanging it up', async () => {
    const { agentPort, invitation, requests, service, show } = setUp();
    void service.invite('c1', bo, 'transfer');
    agentPort.waiting().resolve();
    show([invited]);
    void service.callOffInvitation('c1');
    expect(invitation()?.state).toBe('callingOff');
    expect(requests().at(-1)).toEqual(['hangUp', 'i1']);
    agentPort.waiting().resolve();
    show();
    expect(invitation()?.state).toBe('calledOff');
    service.putAwayInvitation('c1');
    expect(invitation()).toBeUndefined();
  });

  it('P2 that could not be called off rings on and says why', async () => {
    const { agentPort, invitation, service, show } = setUp();
    void service.invite('c1', bo, 'transfer');
    show([invited]);
    void service.callOffInvitation('c1');
    agentPort.waiting().reject(new LiaisonError('ServiceError', 'Busy'));
    await settle();
    expect(invitation()).toMatchObject({ state: 'ringing', failure: { message: 'Busy' } });
    service.putAwayInvitation('c1');
    expect(invitation()?.state).toBe('ringing');
  });

  it('that was accepted while it was called off has joined', () => {
    const { invitation, service, show } = setUp({ multiParty: true });
    void service.invite('c1', bo, 'join');
    show([invited]);
    void service.callOffInvitation('c1');
    show([joined]);
    expect(invitation()?.state).toBe('joined');
  });

  it('P2 that this page did not make is known from the snapshot', () => {
    const { invitation, show } = setUp({ multiParty: true });
    show([invited]);
    expect(invitation()).toMatchObject({
      quickConnect: { name: 'Bo Chen', type: 'agent' },
      purpose: 'join',
      state: 'ringing',
    });
    show([joined]);
    expect(invitation()?.state).toBe('joined');
    show([joined, { ...invited, role: 'queue', name: 'Billing' }]);
    expect(invitation()).toMatchObject({ quickConnect: { name: 'Billing', type: 'queue' }, state: 'ringing' });
  });

  it('leaves no timer behind when the contact is gone', () => {
    const { agentPort, clock, service } = setUp();
    void service.invite('c1', bo, 'transfer');
    agentPort.snapshot(agentSnapshot());
    expect(clock.waiting).toBe(0);
  });
});

describe('E1: a chat that goes on without the agent', () => {
  it('was transferred when it ends here while the invitation rings and the customer stays', () => {
    const { chatService, service, show } = setUp();
    void service.invite('c1', bo, 'transfer');
    show([invited]);
    show([], { phase: 'ended' });
    expect(chatService.asked.at(-1)).toBe('end c1 transfer');
  });

  it('was not transferred when the customer left', () => {
    const { agentPort, chatService, service, show } = setUp();
    void service.invite('c1', bo, 'transfer');
    show([invited]);
    const participants: ContactParticipant[] = [self, { ...cleo, state: 'left' }];
    agentPort.snapshot(agentSnapshot([contactSnapshot({ contactId: 'c1', phase: 'ended', participants })]));
    expect(chatService.asked.at(-1)).toBe('end c1');
  });

  it('is left by hanging up the own connection, and was handed over when somebody is still being asked', () => {
    const { agentPort, chatService, requests, service, show } = setUp();
    void service.invite('c1', bo, 'transfer');
    agentPort.waiting().resolve();
    show([invited]);
    void service.leaveContact('c1');
    expect(requests().at(-1)).toEqual(['leave', undefined]);
    agentPort.waiting().resolve();
    show([], { phase: 'ended', participants: [] });
    expect(chatService.asked.at(-1)).toBe('end c1 transfer');
  });

  it('was left when others are in it, also when one of them hung this agent up', () => {
    const { agentPort, chatService, service, show } = setUp({ multiParty: true });
    show([joined]);
    void service.leaveContact('c1');
    agentPort.waiting().resolve();
    show([], { phase: 'ended', participants: [] });
    expect(chatService.asked.at(-1)).toBe('end c1 left');

    const other = setUp({ multiParty: true });
    other.show([joined]);
    other.show([], { phase: 'ended' });
    expect(other.chatService.asked.at(-1)).toBe('end c1 left');
  });

  it('P3 is never left alone: leaving is refused when nobody else is there', async () => {
    const { agentPort, record, service, show } = setUp({ multiParty: true });
    show([{ ...joined, role: 'supervisor' }]);
    void service.leaveContact('c1');
    await settle();
    expect(agentPort.calls).toEqual([]);
    expect(record()?.pending).toMatchObject({ step: 'leaving', failure: { name: 'InvalidStateError' } });
  });

  it('P4 is left by itself once a successor is in it and the service keeps both', () => {
    const { requests, service, show } = setUp({ multiParty: true });
    void service.invite('c1', bo, 'transfer');
    show([invited]);
    show([joined]);
    expect(requests().at(-1)).toEqual(['leave', undefined]);
  });
});

describe('a chat with several agents', () => {
  it('P3 is ended for everybody by hanging up the customer', () => {
    const { agentPort, chatService, requests, service, show } = setUp({ multiParty: true });
    show([joined]);
    void service.endContact('c1');
    expect(requests().at(-1)).toEqual(['hangUp', 'cleo']);
    agentPort.waiting().resolve();
    show([], { phase: 'ended', participants: [] });
    expect(chatService.asked.at(-1)).toBe('end c1 agent');
  });

  it('loses another agent by hanging that one up', async () => {
    const { agentPort, record, requests, service, show } = setUp({ multiParty: true });
    show([joined]);
    void service.removeParticipant('c1', 'bo');
    expect(record()?.pending).toEqual({ step: 'removing', connectionId: 'bo' });
    expect(requests().at(-1)).toEqual(['hangUp', 'bo']);
    agentPort.waiting().resolve();
    await settle();
    expect(record()?.pending).toBeDefined();
    show([{ ...joined, state: 'left' }]);
    expect(record()?.pending).toBeUndefined();
  });
});

it('quick connects are listed by the port, and a refusal is told', async () => {
  const { agentPort, service } = setUp();
  const { signal } = new AbortController();
  const listed = service.listQuickConnects({ signal });
  agentPort.listings[0]?.resolve([bo]);
  expect(await listed).toEqual([bo]);
  const refused = service.listQuickConnects({ signal }).catch((error: unknown) => error);
  agentPort.listings[1]?.reject(new LiaisonError('ServiceError', 'No'));
  expect(await refused).toMatchObject({ name: 'ServiceError' });
});
