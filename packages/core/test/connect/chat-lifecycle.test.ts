import type { ContactPhase, ContactSnapshot } from '@liaison/core';
import { agentSnapshot, contactSnapshot } from '@liaison/core/testing';
import { describe, expect, it } from 'vitest';
import { chatTransitions, type TrackedChats } from '../../src/connect/chat-lifecycle.ts';

const chat = (phase: ContactPhase, channel: ContactSnapshot['channel'] = 'chat'): ContactSnapshot =>
  contactSnapshot({ contactId: 'c1', phase, channel });
const open: TrackedChats = new Map([['c1', 'open']]);
const ended: TrackedChats = new Map([['c1', 'ended']]);
const nothing: TrackedChats = new Map();

describe('chatTransitions', () => {
  const table: readonly [string, TrackedChats, ContactSnapshot | undefined, string[], string[], TrackedChats][] = [
    ['an offered chat begins nothing', nothing, chat('incoming'), [], [], nothing],
    ['an accepted chat begins', nothing, chat('connected'), ['c1'], [], open],
    ['an open chat does not begin again', open, chat('connected'), [], [], open],
    ['a call is not a chat', nothing, chat('connected', 'voice'), [], [], nothing],
    ['E1: after contact work ends it', open, chat('ended'), [], ['c1'], ended],
    ['E1: an error ends it', open, chat('error'), [], ['c1'], ended],
    ['E1: missed after connected ends it', open, chat('missed'), [], ['c1'], ended],
    ['E1: rejected after connected ends it', open, chat('rejected'), [], ['c1'], ended],
    ['E1: gone without an end ends it', open, undefined, [], ['c1'], nothing],
    ['E1: an ended chat does not end again', ended, chat('ended'), [], [], ended],
    ['E1: an ended chat does not begin again', ended, chat('connected'), [], [], ended],
    ['a cleared chat is forgotten', ended, undefined, [], [], nothing],
    ['a missed chat never began', nothing, chat('missed'), [], [], nothing],
  ];

  it.each(table)('%s', (_name, before, contact, begun, over, tracked) => {
    const transitions = chatTransitions(before, agentSnapshot(contact ? [contact] : []));
    expect(transitions).toEqual({ tracked, begun, over: [], ended: over });
  });

  it('E2 a chat that was over when it was first seen is there to be read, once', () => {
    const inWork = agentSnapshot([chat('ended')]);
    const first = chatTransitions(nothing, inWork);
    expect(first).toEqual({ tracked: ended, begun: [], over: ['c1'], ended: [] });
    expect(chatTransitions(first.tracked, inWork).over).toEqual([]);
    expect(chatTransitions(nothing, agentSnapshot([chat('ended', 'voice')])).over).toEqual([]);
  });

  it('keeps chats apart', () => {
    const before: TrackedChats = new Map([
      ['c1', 'open'],
      ['c2', 'open'],
    ]);
    const now = agentSnapshot([
      contactSnapshot({ contactId: 'c2' }),
      contactSnapshot({ contactId: 'c3' }),
      contactSnapshot({ contactId: 'c1', phase: 'ended' }),
    ]);
    const { begun, ended: over } = chatTransitions(before, now);
    expect({ begun, over }).toEqual({ begun: ['c3'], over: ['c1'] });
  });
});
