import { describe, expect, it } from 'vitest';
import { viewOf } from '../../src/chat/chat-item.ts';
import { agentSays, customerSays, event } from '../items.ts';

describe('what an item looks like', () => {
  it.each([
    ['a message of the agent', agentSays('Hi'), { kind: 'other', text: 'Hi', readable: true }],
    ['a message of the customer', customerSays('1', 'Hi'), { kind: 'own', text: 'Hi', readable: true }],
    [
      'a message of a kind that is not known',
      agentSays('1', { ContentType: 'application/json', Content: '{"a":1}' }),
      { kind: 'other', text: 'This message cannot be shown here.', readable: false },
    ],
    [
      'a file',
      agentSays('1', { Type: 'ATTACHMENT', Content: undefined, Attachments: [{ AttachmentName: 'bill.pdf' }] }),
      { kind: 'other', text: 'File: bill.pdf', readable: false },
    ],
    ['an agent who joins', event('1', 'participant.joined'), { kind: 'notice', text: 'Ada joined the chat' }],
    ['a customer who joins', event('1', 'participant.joined', { ParticipantRole: 'CUSTOMER' }), { kind: 'hidden' }],
    [
      'the end',
      event('1', 'chat.ended', { ParticipantRole: undefined }),
      { kind: 'notice', text: 'The chat has ended' },
    ],
    ['an event that is not known', event('1', 'something.new'), { kind: 'hidden' }],
  ])('%s', (_, item, expected) => {
    expect(viewOf(item)).toEqual(expected);
  });
});
