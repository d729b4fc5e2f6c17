import { createContactStore } from '@liaison/core';
import { agentSnapshot, contactSnapshot, FakeClock } from '@liaison/core/testing';
import type { ArchivedContact, SearchResult } from '@liaison/protocol/api';
import { describe, expect, test } from 'vitest';
import { countFilters, noCriteria, toRequest } from '../src/past/criteria.ts';
import { choicesAtHand, learnChoices } from '../src/past/known-choices.ts';

describe('what is searched for', () => {
  test('is nothing but what was filled in', () => {
    expect(toRequest(noCriteria, undefined)).toEqual({});
    expect(toRequest({ ...noCriteria, text: ' order ', agent: 'Ada', customer: ' ' }, 'more')).toEqual({
      text: 'order',
      agent: 'Ada',
      cursor: 'more',
    });
  });

  test('are whole days of this computer, the last one included', () => {
    const { from, to } = toRequest({ ...noCriteria, fromDay: '2026-03-28', toDay: '2026-03-29' }, undefined);
    expect(from).toBe(new Date(2026, 2, 28).toISOString());
    expect(to).toBe(new Date(2026, 2, 30).toISOString());
    expect(toRequest({ ...noCriteria, fromDay: 'soon' }, undefined)).toEqual({});
  });

  test('counts what holds besides the text', () => {
    expect(countFilters({ ...noCriteria, text: 'order', queueId: 'q', toDay: '2026-03-29' })).toBe(2);
  });
});

const result = (contact: Partial<ArchivedContact>): SearchResult => ({
  contact: { contactId: 'c', initialContactId: 'c', startedAt: '', messages: 0, ...contact },
});

test('queues and outcomes to choose from are those that results have named', () => {
  const first = learnChoices({ queues: [], dispositions: [] }, [
    result({ queueId: 'q2', queueName: 'Support' }),
    result({ queueId: 'q1', queueName: 'Orders', disposition: 'solved' }),
  ]);
  expect(first).toEqual({
    queues: [
      { value: 'q1', label: 'Orders' },
      { value: 'q2', label: 'Support' },
    ],
    dispositions: [{ value: 'solved', label: 'solved' }],
  });
  const later = learnChoices(first, [result({ queueId: 'q1' }), result({ disposition: 'open' })]);
  expect(later.queues).toBe(first.queues);
  expect(later.dispositions.map(({ value }) => value)).toEqual(['open', 'solved']);
});

test('what the desk knows can be chosen before anything is found, and results add to it', () => {
  const store = createContactStore({ clock: new FakeClock() });
  const held = [
    { contactId: 'a', queueId: 'q1', queueName: 'Orders' },
    { contactId: 'b', queueId: 'q1', queueName: 'Orders' },
  ];
  const queues = [{ queueId: 'q0', queueName: 'Returns' }];
  store.getState().applySnapshot(agentSnapshot(held.map(contactSnapshot), { queues }));
  const codes = { required: true, codes: [{ code: 'solved', label: 'Solved' }] };
  const known = choicesAtHand(store.getState(), { choice: (contactId) => (contactId === 'a' ? { codes } : {}) });
  expect(known).toEqual({
    queues: [
      { value: 'q1', label: 'Orders' },
      { value: 'q0', label: 'Returns' },
    ],
    dispositions: [{ value: 'solved', label: 'Solved' }],
  });
  const later = learnChoices(known, [result({ queueId: 'q2', queueName: 'Support', disposition: 'solved' })]);
  expect(later.queues.map(({ label }) => label)).toEqual(['Orders', 'Returns', 'Support']);
  expect(later.dispositions).toBe(known.dispositions);
});
