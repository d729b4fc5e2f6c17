import { beforeEach, describe, expect, it } from 'vitest';
import {
  type ContactStore,
  createContactStore,
  selectIsTyping,
  selectMessages,
  selectTotalUnread,
  selectUnread,
} from '../../src/index.ts';
import { agentSnapshot, contactSnapshot, CUSTOMER, FakeClock, textItem } from '../../src/testing/index.ts';

const contact = (contactId: string) => contactSnapshot({ contactId });

describe('contact store', () => {
  let store: ContactStore;
  const act = () => store.getState();

  beforeEach(() => {
    store = createContactStore({ clock: new FakeClock() });
  });

  it('adds, changes and removes contacts, keeping their order of arrival', () => {
    act().applySnapshot(agentSnapshot([contact('a'), contact('b')]));
    act().applySnapshot(agentSnapshot([contact('c'), { ...contact('b'), phase: 'ended' }, contact('a')]));
    expect(act().order).toEqual(['a', 'b', 'c']);
    expect(act().contacts['b']?.contact.phase).toBe('ended');
    act().applySnapshot(agentSnapshot([contact('c'), contact('a')]));
    expect(act().order).toEqual(['a', 'c']);
    expect(act().contacts['b']).toBeUndefined();
  });

  it('keeps the record of a contact that a snapshot did not change', () => {
    act().applySnapshot(agentSnapshot([contact('a'), contact('b')]));
    const before = act().contacts['a'];
    act().applySnapshot(agentSnapshot([contact('a'), { ...contact('b'), phase: 'ended' }]));
    expect(act().contacts['a']).toBe(before);
  });

  it.each([
    ['the middle one', 'b', ['a', 'c'], 'c'],
    ['the last one', 'c', ['a', 'b'], 'b'],
    ['the only one', 'b', [], undefined],
  ])('selects the neighbour when %s goes', (_name, selected, left, next) => {
    act().applySnapshot(agentSnapshot(['a', 'b', 'c'].map(contact)));
    act().selectContact(selected);
    act().applySnapshot(agentSnapshot(left.map(contact)));
    expect(act().selectedContactId).toBe(next);
  });

  it('keeps the selection while its contact is there', () => {
    act().applySnapshot(agentSnapshot(['a', 'b'].map(contact)));
    act().selectContact('b');
    act().applySnapshot(agentSnapshot(['b', 'c'].map(contact)));
    expect(act().selectedContactId).toBe('b');
  });

  it('keeps a conversation over snapshots and drops it with its contact', () => {
    act().applySnapshot(agentSnapshot([contact('a')]));
    act().openChat('a');
    const { chatSession } = act().contacts['a'] ?? {};
    act().applySnapshot(agentSnapshot([{ ...contact('a'), phase: 'ended' }]));
    expect(act().contacts['a']?.chatSession).toBe(chatSession);
    act().applySnapshot(agentSnapshot([]));
    act().addChatMessage('a', textItem({ id: 'late' }));
    expect(act().contacts).toEqual({});
  });

  it('adds messages and typing through the reducer and tells them by flat selectors', () => {
    act().openChat('a');
    act().dispatchChat('a', { type: 'catchUpStarted', request: 'r' });
    act().dispatchChat('a', { type: 'pageReceived', request: 'r', items: [] });
    act().dispatchChat('a', { type: 'catchUpFinished', request: 'r' });
    act().addChatMessage('a', textItem({ id: 'm' }));
    act().addChatMessage('a', textItem({ id: 'm' }));
    const messages = selectMessages('a')(act());
    expect(messages.map(({ id }) => id)).toEqual(['m']);
    act().setChatTyping('a', { participantId: CUSTOMER.ParticipantId, displayName: 'Cleo' }, true);
    expect(selectMessages('a')(act()).at(0)).toBe(messages[0]);
    expect([selectIsTyping('a')(act()), selectUnread('a')(act()), selectTotalUnread(act())]).toEqual([true, 1, 1]);
    act().setChatTyping('a', { participantId: CUSTOMER.ParticipantId }, false);
    expect(selectIsTyping('a')(act())).toBe(false);
  });

  it('answers the same empty lists for a contact without a chat', () => {
    expect(selectMessages('nobody')(act())).toBe(selectMessages('nobody')(act()));
  });

  it('holds a pending step until it is taken away', () => {
    act().applySnapshot(agentSnapshot([contact('a')]));
    act().setPending('a', { step: 'accepting' });
    expect(act().contacts['a']?.pending).toEqual({ step: 'accepting' });
    act().setPending('a', undefined);
    expect(act().contacts['a']).not.toHaveProperty('pending');
    act().setPending('nobody', { step: 'ending' });
    expect(act().contacts).not.toHaveProperty('nobody');
  });
});
