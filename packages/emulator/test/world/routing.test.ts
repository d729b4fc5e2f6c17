import { describe, expect, it } from 'vitest';
import { acceptContact } from '../../src/world/accept-contact.ts';
import { clearContact } from '../../src/world/clear-contact.ts';
import { putAgentState } from '../../src/world/put-agent-state.ts';
import { rejectContact } from '../../src/world/reject-contact.ts';
import { testWorld } from '../support/test-world.ts';

describe('routing', () => {
  it('C3: keeps a chat queued while nobody is available and offers it as soon as somebody is', () => {
    const { world, chat, available, seenBy } = testWorld();
    const contactId = chat();
    expect(world.contacts.get(contactId)?.state).toBe('queued');
    available('bo');
    expect(seenBy('bo', contactId)).toBe('connecting');
    expect(world.contacts.get(contactId)).toMatchObject({ state: 'connecting', agentLogin: 'bo' });
  });

  it.each(['Lunch', 'Break', 'Offline'])('C3: offers nothing to an agent in state %s', (state) => {
    const { world, chat, seenBy } = testWorld();
    putAgentState(world, { login: 'ada', state });
    expect(seenBy('ada', chat())).toBeUndefined();
  });

  it('C3: takes the agent who has been idle longest', () => {
    const { chat, available, seenBy } = testWorld();
    available('bo', 'ada');
    const ids = [chat(), chat(), chat()];
    expect(ids.map((id) => (seenBy('bo', id) ? 'bo' : 'ada'))).toEqual(['bo', 'ada', 'bo']);
  });

  it('C3: offers no more chats at once than the routing profile allows, the oldest first', () => {
    const { world, chat, available, seenBy } = testWorld({ chatConcurrency: 2 });
    const ids = [chat(), chat(), chat()];
    available('ada');
    expect(ids.map((id) => seenBy('ada', id))).toEqual(['connecting', 'connecting', undefined]);
    rejectContact(world, { login: 'ada', contactId: ids[0] as string });
    expect(seenBy('ada', ids[2] as string)).toBeUndefined();
    clearContact(world, { login: 'ada', contactId: ids[0] as string });
    expect(seenBy('ada', ids[2] as string)).toBe('connecting');
  });

  it('C4, C5: gives a missed chat to another agent; the first one keeps the slot until it is cleared', () => {
    const { world, clock, chat, available, seenBy } = testWorld({ chatConcurrency: 1 });
    available('ada', 'bo');
    const contactId = chat();
    clock.advance(19_999);
    expect(seenBy('ada', contactId)).toBe('connecting');
    clock.advance(1);
    expect([seenBy('ada', contactId), seenBy('bo', contactId)]).toEqual(['missed', 'connecting']);
    const next = chat();
    expect(seenBy('ada', next)).toBeUndefined();
    clearContact(world, { login: 'ada', contactId });
    expect(seenBy('ada', next)).toBe('connecting');
  });

  it('C6: comes back to the only agent a little after the missed chat is cleared', () => {
    const { world, clock, chat, available, seenBy } = testWorld();
    available('ada');
    const contactId = chat();
    clock.advance(20_000);
    clearContact(world, { login: 'ada', contactId });
    expect(seenBy('ada', contactId)).toBeUndefined();
    clock.advance(2_000);
    expect(seenBy('ada', contactId)).toBe('connecting');
  });

  it('A9: goes on offering chats to an agent who has chosen to be available next', () => {
    const { world, chat, available, seenBy } = testWorld();
    available('ada');
    acceptContact(world, { login: 'ada', contactId: chat() });
    putAgentState(world, { login: 'ada', state: 'Available', enqueue: true });
    expect(seenBy('ada', chat())).toBe('connecting');
  });

  it('A9: offers nothing more to an agent who has chosen to take a break next', () => {
    const { world, chat, available, seenBy } = testWorld();
    available('ada');
    acceptContact(world, { login: 'ada', contactId: chat() });
    putAgentState(world, { login: 'ada', state: 'Lunch', enqueue: true });
    expect(seenBy('ada', chat())).toBeUndefined();
  });
});
