import { EventContentType } from '@liaison/protocol';
import { describe, expect, it } from 'vitest';
import { acceptContact } from '../../src/world/accept-contact.ts';
import { clearContact } from '../../src/world/clear-contact.ts';
import { leaveContact } from '../../src/world/leave-contact.ts';
import { putAgentState } from '../../src/world/put-agent-state.ts';
import { rejectContact } from '../../src/world/reject-contact.ts';
import { resetWorld } from '../../src/world/reset-world.ts';
import { sendMessage } from '../../src/world/send-message.ts';
import { startChat } from '../../src/world/start-chat.ts';
import type { Participant } from '../../src/world/state.ts';
import { contactOf, type World } from '../../src/world/world.ts';
import { defaultContactFlowId } from '../../src/world/default-instance.ts';
import { testWorld } from '../support/test-world.ts';

/** E.g. `participant.joined CUSTOMER`. */
const kinds = (world: World, contactId: string): string[] =>
  contactOf(world, contactId).transcript.items.map(
    ({ ContentType, ParticipantRole }) => `${ContentType?.split('event.')[1] ?? ContentType} ${ParticipantRole ?? '-'}`,
  );

function accepted() {
  const test = testWorld();
  test.available('ada');
  const contactId = test.chat();
  acceptContact(test.world, { login: 'ada', contactId });
  const contact = contactOf(test.world, contactId);
  const agent = contact.participants.find(({ role }) => role === 'AGENT') as Participant;
  return { ...test, contactId, contact, agent };
}

describe('life of a contact', () => {
  it.each([
    { who: 'customer', role: 'CUSTOMER', disconnectReason: 'CUSTOMER_DISCONNECT' },
    { who: 'agent', role: 'AGENT', disconnectReason: 'AGENT_DISCONNECT' },
  ] as const)(
    'C7, C8: ends for both when the $who leaves, goes to after contact work and is cleared',
    ({ who, role, disconnectReason }) => {
      const { world, clock, contact, contactId, agent, seenBy } = accepted();
      clock.advance(5);
      leaveContact(world, who === 'agent' ? agent : contact.customer);
      expect(contact).toMatchObject({ state: 'ended', disconnectReason });
      expect(seenBy('ada', contactId)).toBe('ended');
      expect(kinds(world, contactId)).toEqual([
        'participant.joined CUSTOMER',
        'participant.joined AGENT',
        `participant.left ${role}`,
        'chat.ended -',
      ]);
      clearContact(world, { login: 'ada', contactId });
      expect(seenBy('ada', contactId)).toBeUndefined();
    },
  );

  it('C8: is missed when the customer leaves while it rings', () => {
    const { world, chat, available, seenBy } = testWorld();
    available('ada', 'bo');
    const contactId = chat();
    leaveContact(world, contactOf(world, contactId).customer);
    expect([seenBy('ada', contactId), seenBy('bo', contactId)]).toEqual(['missed', undefined]);
  });

  it('C9: cannot be accepted after it was missed, rejected or cleared', () => {
    const { world, clock, chat, available } = testWorld();
    available('ada');
    const missed = chat();
    clock.advance(20_000);
    expect(() => acceptContact(world, { login: 'ada', contactId: missed })).toThrow(/missed/);
    const rejected = chat();
    rejectContact(world, { login: 'ada', contactId: rejected });
    expect(() => acceptContact(world, { login: 'ada', contactId: rejected })).toThrow(/rejected/);
    clearContact(world, { login: 'ada', contactId: rejected });
    expect(() => acceptContact(world, { login: 'ada', contactId: rejected })).toThrow(
      expect.objectContaining({ name: 'ContactNotFound' }),
    );
  });

  it('C4: does not miss a chat that was accepted in time', () => {
    const { clock, contactId, seenBy } = accepted();
    clock.advance(60_000);
    expect(seenBy('ada', contactId)).toBe('connected');
  });

  it('C2: ends when the customer has not connected within 5 minutes', () => {
    const { world, clock, chat } = testWorld();
    const contactId = chat();
    clock.advance(299_999);
    expect(contactOf(world, contactId).state).toBe('queued');
    clock.advance(1);
    expect(contactOf(world, contactId)).toMatchObject({
      state: 'ended',
      disconnectReason: 'CUSTOMER_CONNECTION_NOT_ESTABLISHED',
    });
  });

  it('C1: keeps an initial message after the customer joined', () => {
    const { world } = testWorld();
    const { contact } = startChat(world, {
      displayName: 'Cleo',
      contactFlowId: defaultContactFlowId,
      initialMessage: { contentType: 'text/plain', content: 'My order is late' },
    });
    expect(contact.transcript.items.map(({ Content, ContentType }) => Content ?? ContentType)).toEqual([
      EventContentType.participantJoined,
      'My order is late',
    ]);
  });

  it('S9: stamps items later and later even when the clock stands still', () => {
    const { world, contact } = accepted();
    for (let count = 0; count < 5; count += 1) {
      sendMessage(world, contact.customer, { contentType: 'text/plain', content: 'Hello' });
    }
    const stamps = contact.transcript.items.map(({ AbsoluteTime }) => AbsoluteTime);
    expect(stamps).toEqual([...new Set(stamps)].toSorted());
    expect(stamps).toHaveLength(7);
  });

  it('I3: repeats every id for the same seed', () => {
    const [first, second] = [accepted(), accepted()].map(({ world, contact, agent }) => {
      leaveContact(world, agent);
      return [contact.id, agent.id, ...contact.transcript.items.map(({ Id }) => Id)];
    });
    expect(first).toEqual(second);
    expect(new Set(first).size).toBe(6);
  });

  it('tells what happened after the operation is complete', async () => {
    const { world, contact, contactId, seenBy } = accepted();
    const seen: unknown[] = [];
    world.events.subscribe((event) => seen.push([event.type, seenBy('ada', contactId)]));
    leaveContact(world, contact.customer);
    expect(seen).toEqual([]);
    await Promise.resolve();
    expect(seen.at(-1)).toEqual(['contact', 'ended']);
    expect(seen).not.toContainEqual([expect.anything(), 'connected']);
  });

  it('has no contacts and only offline agents after a reset, whose timers are gone too', () => {
    const { world, clock, contactId } = accepted();
    resetWorld(world);
    expect(world.contacts.size).toBe(0);
    expect([...world.agents.values()].map(({ state, assignments }) => [state.name, assignments.size])).toEqual([
      ['Offline', 0],
      ['Offline', 0],
    ]);
    clock.advance(100 * 60 * 60 * 1000);
    expect(world.contacts.has(contactId)).toBe(false);
  });
});

describe('agent state', () => {
  it('A9: cannot be set while a contact is live, but can be enqueued and comes with the last clear', () => {
    const { world, contact, contactId } = accepted();
    const ada = world.agents.get('ada');
    expect(() => putAgentState(world, { login: 'ada', state: 'Lunch' })).toThrow(
      expect.objectContaining({ name: 'IllegalMove' }),
    );
    putAgentState(world, { login: 'ada', state: 'Lunch', enqueue: true });
    expect(ada).toMatchObject({ state: { name: 'Available' }, nextState: { state: { name: 'Lunch' } } });
    leaveContact(world, contact.customer);
    expect(ada?.state.name).toBe('Available');
    clearContact(world, { login: 'ada', contactId });
    expect(ada?.state.name).toBe('Lunch');
    expect(ada?.nextState).toBeUndefined();
  });

  it('A9: takes the enqueued state back when the one in force is enqueued', () => {
    const { world } = accepted();
    putAgentState(world, { login: 'ada', state: 'Lunch', enqueue: true });
    putAgentState(world, { login: 'ada', state: 'Available', enqueue: true });
    expect(world.agents.get('ada')?.nextState).toBeUndefined();
  });

  it('A9: clears after contact work when it is set', () => {
    const { world, contact, contactId, seenBy } = accepted();
    leaveContact(world, contact.customer);
    putAgentState(world, { login: 'ada', state: 'Break' });
    expect(seenBy('ada', contactId)).toBeUndefined();
  });

  it('must be one of the instance', () => {
    const { world } = testWorld();
    expect(() => putAgentState(world, { login: 'ada', state: 'Holiday' })).toThrow(
      expect.objectContaining({ name: 'StateNotFound' }),
    );
  });
});
