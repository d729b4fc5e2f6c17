import type { Note } from '@liaison/protocol/api';
import { expect, it, vi } from 'vitest';
import { DocumentKeeper, LiaisonError, noteKind } from '../../src/index.ts';
import { FakeClock, FakeDocuments, MemoryStorage, MemoryTabs, settle } from '../../src/testing/index.ts';

const offline = new LiaisonError('NetworkError', 'no network');

function setUp() {
  const clock = new FakeClock();
  const port = new FakeDocuments<Note>();
  const storage = new MemoryStorage();
  const tabs = new MemoryTabs();
  /** A page: what it keeps is gone with it, what lies in the storage is not. */
  const openPage = () => {
    const onError = vi.fn<(error: LiaisonError) => void>();
    const network = new Set<(online: boolean) => void>();
    const onlineStatus = {
      isOnline: () => true,
      subscribe: (listener: (online: boolean) => void) => {
        network.add(listener);
        return () => network.delete(listener);
      },
    };
    const keeper = new DocumentKeeper({
      kind: noteKind,
      port,
      storage,
      tabs: tabs.tab(),
      clock,
      random: () => 0,
      onlineStatus,
      onError,
    });
    const close = keeper.start();
    const goOnline = () => {
      for (const listener of network) listener(true);
    };
    return { keeper, close, goOnline, onError };
  };
  return { clock, port, storage, openPage, ...openPage() };
}

type Page = ReturnType<ReturnType<typeof setUp>['openPage']>;

const text = (value: string): Note => ({ text: value });

/** A page that shows the note of `c1`, in which this is written. */
async function opened(written?: string) {
  const all = setUp();
  if (written !== undefined) all.port.put('c1', text(written));
  all.keeper.open('c1');
  await settle();
  return all;
}

it('shows what the backend has', async () => {
  const { keeper, port } = setUp();
  port.put('c1', text('called twice'));
  keeper.open('c1');
  expect(keeper.view('c1').status).toBe('loading');
  await settle();
  expect(keeper.view('c1')).toMatchObject({ status: 'saved', content: text('called twice'), writtenBy: 'bo' });
});

it('W1 saves a second after the last change, and after five while changes go on', async () => {
  const { clock, keeper, port } = await opened();
  for (const word of ['a', 'ab', 'abc', 'abcd', 'abcde', 'abcdef']) {
    keeper.edit('c1', text(word));
    expect(keeper.view('c1').status).toBe('edited');
    await clock.advance(900);
  }
  expect(port.calls).toEqual(['read c1', 'write c1 over 0']);
  expect(port.content('c1')).toEqual(text('abcdef'));
  keeper.edit('c1', text('abcdef!'));
  await clock.advance(999);
  expect(port.content('c1')).toEqual(text('abcdef'));
  await clock.advance(1);
  expect(port.content('c1')).toEqual(text('abcdef!'));
  expect(keeper.view('c1')).toMatchObject({ status: 'saved', content: text('abcdef!'), writtenBy: 'ada' });
});

it('W1 saves at once when asked, with what was typed while it was saved', async () => {
  const { keeper, port } = await opened();
  const held = Promise.withResolvers<void>();
  port.held = held.promise;
  keeper.edit('c1', text('one'));
  const saved = keeper.flush('c1');
  await settle();
  expect(keeper.view('c1').status).toBe('saving');
  keeper.edit('c1', text('one two'));
  port.held = undefined;
  held.resolve();
  expect(await saved).toBe(true);
  expect(port.content('c1')).toEqual(text('one two'));
  expect(keeper.unsaved()).toEqual([]);
});

it('goes back to what was there while that is on its way', async () => {
  const { clock, keeper, port } = await opened('old');
  const held = Promise.withResolvers<void>();
  port.held = held.promise;
  keeper.edit('c1', text('new'));
  void keeper.flush('c1');
  await settle();
  keeper.edit('c1', text('old'));
  held.resolve();
  port.held = undefined;
  await clock.advance(1000);
  expect(port.content('c1')).toEqual(text('old'));
});

it('writes nothing when nothing is changed', async () => {
  const { clock, keeper, port } = await opened();
  keeper.edit('c1', text('x'));
  keeper.edit('c1', text(''));
  await clock.advance(10_000);
  expect(port.calls).toEqual(['read c1']);
  expect(clock.waiting).toBe(0);
});

it('W2 tries again by itself, and at once when the network is back', async () => {
  const { clock, goOnline, keeper, port } = await opened();
  port.failure = offline;
  keeper.edit('c1', text('x'));
  await clock.advance(1000);
  expect(keeper.view('c1')).toMatchObject({ status: 'unsaved', error: { name: 'NetworkError' }, keptHere: true });
  await clock.advance(1000);
  expect(port.calls).toEqual(['read c1', 'write c1 over 0', 'write c1 over 0']);
  port.failure = undefined;
  goOnline();
  await settle();
  expect(keeper.view('c1').status).toBe('saved');
  expect(port.content('c1')).toEqual(text('x'));
});

it('W2 tries again what was refused only when asked, or after a change', async () => {
  const { clock, keeper, port } = await opened();
  port.failure = new LiaisonError('RejectedError', 'too long');
  keeper.edit('c1', text('x'));
  await clock.advance(600_000);
  expect(port.calls).toHaveLength(2);
  port.failure = undefined;
  keeper.retry('c1');
  await settle();
  expect(port.content('c1')).toEqual(text('x'));
});

it('tells that nothing keeps the text when neither backend nor storage take it', async () => {
  const { clock, keeper, port, storage } = await opened();
  port.failure = offline;
  vi.spyOn(storage, 'set').mockRejectedValue(new DOMException('full', 'QuotaExceededError'));
  keeper.edit('c1', text('x'));
  await clock.advance(1000);
  expect(keeper.view('c1')).toMatchObject({ status: 'unsaved', keptHere: false });
});

it('W2 a later page saves what an earlier one could not, without being asked to show it', async () => {
  const { clock, close, keeper, openPage, port, storage } = await opened();
  port.failure = offline;
  keeper.edit('c1', text('kept'));
  await clock.advance(1000);
  close();
  port.failure = undefined;
  const next = openPage();
  await clock.advance(1000);
  expect(port.content('c1')).toEqual(text('kept'));
  expect(next.keeper.unsaved()).toEqual([]);
  expect(await storage.keys('')).toEqual([]);
});

it('W3 what was written for one contact never comes back for another', async () => {
  const { clock, close, keeper, openPage, port } = setUp();
  port.failure = offline;
  for (const owner of ['c1', 'c2', 'c1:c2']) keeper.edit(owner, text(`for ${owner}`));
  await settle();
  close();
  port.failure = undefined;
  openPage();
  await clock.advance(10_000);
  for (const owner of ['c1', 'c2', 'c1:c2']) expect(port.content(owner)).toEqual(text(`for ${owner}`));
});

it('W4 a write whose answer was lost is no conflict, whatever was typed since', async () => {
  const { clock, keeper, port } = await opened();
  port.failure = offline;
  port.losesAnswers = true;
  keeper.edit('c1', text('first'));
  await clock.advance(1000);
  keeper.edit('c1', text('second'));
  port.failure = undefined;
  await clock.advance(10_000);
  expect(keeper.view('c1').status).toBe('saved');
  expect(port.content('c1')).toEqual(text('second'));
});

it('W4 nor is it after a reload', async () => {
  const { clock, close, keeper, openPage, port } = await opened();
  port.failure = offline;
  port.losesAnswers = true;
  keeper.edit('c1', text('first'));
  await clock.advance(1000);
  keeper.edit('c1', text('second'));
  await settle();
  close();
  port.failure = undefined;
  const next = openPage();
  await clock.advance(10_000);
  expect(next.keeper.view('c1').status).toBe('saved');
  expect(port.content('c1')).toEqual(text('second'));
});

it('W4 nor is it when an older reading is answered meanwhile', async () => {
  const { clock, keeper, port } = await opened();
  await clock.advance(60_000);
  const read = Promise.withResolvers<void>();
  port.held = read.promise;
  keeper.open('c1');
  const write = Promise.withResolvers<void>();
  port.held = write.promise;
  keeper.edit('c1', text('first'));
  await clock.advance(1000);
  read.resolve();
  await settle();
  port.held = undefined;
  port.failure = offline;
  port.losesAnswers = true;
  write.resolve();
  await settle();
  keeper.edit('c1', text('second'));
  port.failure = undefined;
  await clock.advance(10_000);
  expect(keeper.view('c1').status).toBe('saved');
  expect(port.content('c1')).toEqual(text('second'));
});

it('W4 asks when somebody else has written, and overwrites nothing before the answer', async () => {
  const { clock, keeper, port } = await opened();
  port.put('c1', text('theirs'));
  keeper.edit('c1', text('mine'));
  await clock.advance(60_000);
  expect(keeper.view('c1')).toMatchObject({
    status: 'conflict',
    content: text('mine'),
    theirs: { content: text('theirs'), writtenBy: 'bo' },
  });
  expect(port.content('c1')).toEqual(text('theirs'));
  keeper.resolve('c1', text('theirs\nmine'));
  await settle();
  expect(keeper.view('c1').status).toBe('saved');
  expect(port.content('c1')).toEqual(text('theirs\nmine'));
});

it('takes the other side when the agent says so, without a write', async () => {
  const { clock, keeper, port } = await opened();
  port.put('c1', text('theirs'));
  keeper.edit('c1', text('mine'));
  await clock.advance(1000);
  const { length } = port.calls;
  keeper.resolve('c1', text('theirs'));
  await clock.advance(60_000);
  expect(keeper.view('c1')).toMatchObject({ status: 'saved', content: text('theirs') });
  expect(port.calls).toHaveLength(length);
});

it('W4 a conflict outlives a reload', async () => {
  const { clock, close, keeper, openPage, port } = await opened();
  port.put('c1', text('theirs'));
  keeper.edit('c1', text('mine'));
  await clock.advance(1000);
  close();
  const next = openPage();
  await clock.advance(1000);
  expect(next.keeper.view('c1')).toMatchObject({ status: 'conflict', content: text('mine') });
  expect(port.content('c1')).toEqual(text('theirs'));
});

it('W4 does not ask when one side says all that the other says', async () => {
  const { clock, keeper, port } = await opened('a');
  port.put('c1', text('a b'));
  keeper.edit('c1', text('a b c'));
  await clock.advance(10_000);
  expect(port.content('c1')).toEqual(text('a b c'));
  expect(keeper.view('c1').status).toBe('saved');
});

it('W4 an erased text does not come back unseen', async () => {
  const { clock, keeper, port } = await opened('secret');
  port.put('c1', text(''));
  keeper.edit('c1', text('secret, and more'));
  await clock.advance(1000);
  expect(keeper.view('c1').status).toBe('conflict');
});

it('W5 another page shows what this one saved', async () => {
  const { clock, keeper, openPage } = setUp();
  const other = openPage();
  keeper.open('c1');
  other.keeper.open('c1');
  await settle();
  keeper.edit('c1', text('x'));
  await clock.advance(1000);
  expect(other.keeper.view('c1')).toMatchObject({ status: 'saved', content: text('x') });
});

it('W5 another page neither takes over nor changes what this one is writing', async () => {
  const { clock, keeper, openPage, port } = await opened();
  port.failure = offline;
  keeper.edit('c1', text('being written'));
  await settle();
  const other = openPage();
  other.keeper.open('c1');
  port.failure = undefined;
  await settle();
  expect(other.keeper.view('c1')).toMatchObject({ status: 'saved' });
  expect(other.keeper.view('c1').content).toBeUndefined();
  keeper.edit('c1', text('been'));
  await clock.advance(1000);
  expect(other.keeper.view('c1')).toMatchObject({ status: 'saved', content: text('been') });
});

it.each([
  ['it is shown again', ({ keeper }: Page) => void keeper.open('c1')],
  ['its page wakes', ({ goOnline }: Page) => goOnline()],
])('W5 another page that was there before takes over what this one left, when %s', async (_when, comesBack) => {
  const { clock, close, keeper, openPage, port } = await opened();
  const other = openPage();
  other.keeper.open('c1');
  await settle();
  port.failure = offline;
  keeper.edit('c1', text('left behind'));
  await clock.advance(1000);
  close();
  port.failure = undefined;
  comesBack(other);
  await clock.advance(10_000);
  expect(port.content('c1')).toEqual(text('left behind'));
  expect(other.keeper.view('c1')).toMatchObject({ status: 'saved', content: text('left behind') });
});

it('a text that was begun before anything could be read is saved once that works', async () => {
  const { clock, keeper, port } = setUp();
  port.failure = offline;
  keeper.open('c1');
  await settle();
  expect(keeper.view('c1')).toMatchObject({ status: 'unreadable', error: { name: 'NetworkError' } });
  keeper.edit('c1', text('x'));
  await clock.advance(1000);
  expect(keeper.view('c1').status).toBe('unsaved');
  port.failure = undefined;
  await clock.advance(120_000);
  expect(port.content('c1')).toEqual(text('x'));
  expect(keeper.view('c1').status).toBe('saved');
});

it('W7 asks three more times for what is denied: the server learns a moment later whose a contact is', async () => {
  const { clock, keeper, port } = setUp();
  port.failure = new LiaisonError('AccessDeniedError', 'not yours');
  keeper.open('c1');
  await settle();
  expect(keeper.view('c1').status).toBe('unreadable');
  port.failure = undefined;
  port.put('c1', text('x'));
  await clock.advance(2000);
  expect(keeper.view('c1')).toMatchObject({ status: 'saved', content: text('x') });

  port.failure = new LiaisonError('AccessDeniedError', 'not yours');
  keeper.open('c3');
  await clock.advance(3_600_000);
  expect(port.calls.filter((call) => call === 'read c3')).toHaveLength(4);
});

it('does not wait longer than five seconds for a save', async () => {
  const { clock, keeper, port } = await opened();
  port.held = new Promise(() => {});
  keeper.edit('c1', text('x'));
  const saved = keeper.flush('c1');
  await clock.advance(5000);
  expect(await saved).toBe(false);
});

it('lets go of what nobody looks at, and never of what is not saved', async () => {
  const { clock, keeper, port } = setUp();
  const close = keeper.open('c1');
  await settle();
  close();
  await clock.advance(60_000);
  port.failure = offline;
  keeper.edit('c2', text('x'));
  keeper.open('c3')();
  expect(keeper.view('c1').status).toBe('loading');
  await clock.advance(600_000);
  keeper.open('c4');
  expect(keeper.view('c2').content).toEqual(text('x'));
});
