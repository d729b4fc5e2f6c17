import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openChatLink } from '../../src/chat/chat-link.ts';
import { type ChatState, initialChatState, reduceChat } from '../../src/chat/chat-state.ts';
import { agentSays, event } from '../items.ts';
import { FakeSession } from './fake-session.ts';

vi.mock('amazon-connect-chatjs', () => ({}));

let sessions: FakeSession[];
let state: ChatState;
let waits: number[];

const ids = () => state.items.map((item) => item.Id);
const session = () => sessions.at(-1)!;
const refusal = { connectSuccess: false, _debug: { reason: 'failed', _debug: { statusCode: 403 } } };

function open() {
  return openChatLink({
    open: () => {
      const opened = new FakeSession();
      sessions.push(opened);
      return opened;
    },
    dispatch: (change) => (state = reduceChat(state, change)),
    knownIds: () => new Set(ids()),
    wait: async (milliseconds) => void waits.push(milliseconds),
  });
}

async function connected(...items: string[]): Promise<void> {
  open();
  session().answerTranscript(items.map((id) => agentSays(id)));
  session().connected();
  await expect.poll(() => state.connection).toBe('live');
}

beforeEach(() => {
  sessions = [];
  waits = [];
  state = initialChatState;
});

describe('connecting', () => {
  it('is live only once the transcript has been read', async () => {
    open();
    expect(state.connection).toBe('connecting');
    session().answerTranscript([agentSays('1')]);
    session().connected();
    expect(state.connection).toBe('connecting');
    await expect.poll(() => state.connection).toBe('live');
    expect(ids()).toEqual(['1']);
  });

  it('reads again when ChatJS reports the same connection a second time', async () => {
    open();
    session().answerTranscript([agentSays('1')], [agentSays('1'), agentSays('2')]);
    session().connected();
    session().emit('established');
    await expect.poll(() => ids()).toEqual(['1', '2']);
    expect(session().requests).toHaveLength(2);
  });

  it('tries again with a new session and growing pauses', async () => {
    open();
    session().refused(new Error('network'));
    await expect.poll(() => sessions).toHaveLength(2);
    expect(state.connection).toBe('interrupted');
    session().refused(new Error('network'));
    await expect.poll(() => sessions).toHaveLength(3);
    session().connected();
    await expect.poll(() => state.connection).toBe('live');
    expect(waits).toEqual([500, 1000]);
  });

  it('takes a refusal as the end', async () => {
    open();
    session().refused(refusal);
    await expect.poll(() => state.connection).toBe('ended');
    expect(sessions).toHaveLength(1);
  });
});

describe('a lost connection', () => {
  it('brings back what was said meanwhile, page by page, up to what was known', async () => {
    await connected('1', '2');
    session().emit('lost');
    expect(state.connection).toBe('interrupted');
    session().answerTranscript(
      { Transcript: [agentSays('5'), agentSays('6')], NextToken: 'older' },
      { Transcript: [agentSays('2'), agentSays('3'), agentSays('4')], NextToken: 'still older' },
    );
    session().emit('established');
    session().emit('message', agentSays('7'));
    await expect.poll(() => state.connection).toBe('live');
    expect(ids()).toEqual(['1', '2', '3', '4', '5', '6', '7']);
    expect(session().requests.map(({ nextToken }) => nextToken)).toEqual([undefined, undefined, 'older']);
  });

  it('is not back when it is lost again while catching up', async () => {
    await connected('1');
    session().emit('lost');
    session().emit('established');
    session().emit('lost');
    await expect.poll(() => session().requests).toHaveLength(2);
    await new Promise(setImmediate);
    expect(state.connection).toBe('interrupted');
  });

  it('goes on trying while the transcript cannot be read', async () => {
    await connected('1');
    session().emit('lost');
    session().answerTranscript(new Error('network'), [agentSays('1'), agentSays('2')]);
    session().emit('established');
    await expect.poll(() => state.connection).toBe('live');
    expect(ids()).toEqual(['1', '2']);
  });

  it('that ChatJS gives up on is opened anew, and the old session is not heard any more', async () => {
    await connected('1');
    const old = session();
    old.emit('broken');
    await expect.poll(() => sessions).toHaveLength(2);
    session().answerTranscript([agentSays('1'), agentSays('2')]);
    session().connected();
    await expect.poll(() => ids()).toEqual(['1', '2']);
    old.emit('message', agentSays('3'));
    expect(ids()).toEqual(['1', '2']);
  });
});

describe('a session that takes over', () => {
  it('catches up although the one before it was still reading', async () => {
    await connected('1');
    const old = session();
    const reading = Promise.withResolvers<{ data: { Transcript: [] } }>();
    old.getTranscript = () => reading.promise;
    old.emit('lost');
    old.emit('established');
    old.emit('broken');
    await expect.poll(() => sessions).toHaveLength(2);
    session().answerTranscript([agentSays('1'), agentSays('2')]);
    session().connected();
    reading.reject(new Error('network'));
    await expect.poll(() => state.connection).toBe('live');
    expect(ids()).toEqual(['1', '2']);
  });
});

describe('the end', () => {
  it('is reached once, and nothing counts after it', async () => {
    await connected('1');
    session().emit('ended');
    session().emit('lost');
    session().emit('message', agentSays('2'));
    expect(state.connection).toBe('ended');
    expect(ids()).toEqual(['1']);
  });

  it('is found in the transcript', async () => {
    open();
    session().answerTranscript([agentSays('1'), event('2', 'chat.ended')]);
    session().connected();
    await expect.poll(() => state.connection).toBe('ended');
  });

  it('is understood when the transcript is closed', async () => {
    await connected('1');
    session().answerTranscript(Object.assign(new Error('denied'), { statusCode: 403 }));
    session().emit('established');
    await expect.poll(() => state.connection).toBe('ended');
  });
});

describe('events', () => {
  it('show who is typing, unless it is the customer', async () => {
    await connected();
    session().emit('typing', event('t', 'typing', { ParticipantRole: 'CUSTOMER' }));
    expect(state.typing).toBeUndefined();
    session().emit('typing', event('t', 'typing'));
    expect(state.typing).toBe('Ada');
  });

  it('show how far the other side has got', async () => {
    await connected();
    session().emit('read', {
      ...agentSays('r'),
      Type: 'MESSAGEMETADATA',
      MessageMetadata: { MessageId: '1', Receipts: [{}] },
    });
    expect(state.receipts.get('1')).toBe('read');
  });

  it('that are no items change nothing', async () => {
    await connected('1');
    session().emit('message', { Id: '', Type: 'EVENT' });
    session().emit('message', 'text');
    expect(ids()).toEqual(['1']);
  });
});
