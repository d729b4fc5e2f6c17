import { describe, expect, it } from 'vitest';
import { type ChatEvent, type ChatState, initialChatState, reduceChat } from '../../src/chat/chat-state.ts';
import { agentSays, customerSays } from '../items.ts';

const after = (...events: ChatEvent[]): ChatState => events.reduce<ChatState>(reduceChat, initialChatState);
const queued = (clientToken: string, text: string): ChatEvent => ({ type: 'queued', clientToken, text });
const sent = (clientToken: string, id: string): ChatEvent => ({ type: 'sent', clientToken, id });
const failed = (clientToken: string): ChatEvent => ({ type: 'failed', clientToken });
const echo = (id: string, text: string): ChatEvent => ({ type: 'item', item: customerSays(id, text) });

const receipt = (kind: 'read' | 'delivered'): ChatEvent => ({ type: 'receipt', messageId: '1', receipt: kind });

describe('a message on its way', () => {
  it('is shown until its item is there', () => {
    expect(after(queued('t', 'Hi')).pending).toEqual([{ clientToken: 't', text: 'Hi', status: 'sending' }]);
    expect(after(queued('t', 'Hi'), sent('t', '1')).pending).toHaveLength(1);
    expect(after(queued('t', 'Hi'), sent('t', '1'), echo('1', 'Hi')).pending).toEqual([]);
  });

  it('is shown once when the item comes before the answer', () => {
    const early = after(queued('t', 'Hi'), echo('1', 'Hi'));
    expect(early.pending).toEqual([]);
    expect(reduceChat(early, sent('t', '1')).pending).toEqual([]);
  });

  it('is no failure when the answer was lost after the item came', () => {
    expect(after(queued('t', 'Hi'), echo('1', 'Hi'), failed('t')).pending).toEqual([]);
  });

  it('is found in the transcript when the answer and the item were lost', () => {
    const pages = { items: [customerSays('1', 'Hi')], settled: new Set<string>() };
    expect(after(queued('t', 'Hi'), failed('t'), { type: 'transcript', pages }).pending).toEqual([]);
  });

  it('is not mistaken for another of the same text', () => {
    const state = after(queued('a', 'ok'), queued('b', 'ok'), echo('1', 'ok'));
    expect(state.pending).toHaveLength(2);
    expect(reduceChat(state, sent('b', '1')).pending.map((message) => message.clientToken)).toEqual(['a']);
  });

  it('keeps its token when it is tried again', () => {
    const state = after(queued('t', 'Hi'), failed('t'), { type: 'retried', clientToken: 't' });
    expect(state.pending).toEqual([{ clientToken: 't', text: 'Hi', status: 'sending' }]);
  });

  it('stays where an older item of the same text is only shown again', () => {
    const state = after(echo('1', 'ok'), queued('t', 'ok'), echo('1', 'ok'));
    expect(state.pending).toHaveLength(1);
  });
});

describe('receipts', () => {
  it('only move forward', () => {
    expect(after(receipt('delivered')).receipts.get('1')).toBe('delivered');
    expect(after(receipt('delivered'), receipt('read')).receipts.get('1')).toBe('read');
    expect(after(receipt('read'), receipt('delivered')).receipts.get('1')).toBe('read');
  });

  it('come with the transcript too', () => {
    const item = {
      ...customerSays('1', 'Hi'),
      MessageMetadata: { Receipts: [{ ReadTimestamp: '2026-01-01T12:00:01.000Z' }] },
    };
    const state = after({ type: 'transcript', pages: { items: [item], settled: new Set() } });
    expect(state.receipts.get('1')).toBe('read');
  });
});

describe('the typing indicator', () => {
  const typing: ChatEvent = { type: 'typing', name: 'Ada' };

  it("goes with the other side's message, not with the customer's own", () => {
    expect(after(typing, { type: 'item', item: agentSays('1') }).typing).toBeUndefined();
    expect(after(typing, echo('1', 'Hi')).typing).toBe('Ada');
  });

  it('goes when the connection does', () => {
    expect(after(typing, { type: 'connection', connection: 'interrupted' }).typing).toBeUndefined();
  });
});

it('stays ended once it has ended', () => {
  const state = after({ type: 'connection', connection: 'ended' }, { type: 'connection', connection: 'live' });
  expect(state.connection).toBe('ended');
});
