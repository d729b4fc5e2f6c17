import type { Disposition, DispositionCodes } from '@liaison/protocol/api';
import { expect, it, vi } from 'vitest';
import {
  type ContactSnapshot,
  createContactStore,
  DispositionDuties,
  dispositionKind,
  DocumentKeeper,
  LiaisonError,
  onlyTab,
} from '../../src/index.ts';
import {
  agentSnapshot,
  contactSnapshot,
  FakeClock,
  FakeDocuments,
  MemoryStorage,
  settle,
} from '../../src/testing/index.ts';

const required: DispositionCodes = { required: true, codes: [{ code: 'sold', label: 'Sold' }] };
const sold: Disposition = { code: 'sold' };

function setUp() {
  const clock = new FakeClock();
  const port = new FakeDocuments<Disposition>();
  const storage = new MemoryStorage();
  const readCodes = vi.fn<(contactId: string) => Promise<DispositionCodes>>(() => Promise.resolve(required));
  const openPage = () => {
    const store = createContactStore({ clock });
    const onError = vi.fn<(error: LiaisonError) => void>();
    const common = { storage, clock, random: () => 0, onError };
    const dispositions = new DocumentKeeper({ kind: dispositionKind, port, tabs: onlyTab, ...common });
    const duties = new DispositionDuties({ store, dispositions, readCodes, ...common });
    const stops = [dispositions.start(), duties.start()];
    const hold = async (...contacts: (Partial<ContactSnapshot> & { contactId: string })[]) => {
      store
        .getState()
        .applySnapshot(
          agentSnapshot(contacts.map((contact) => contactSnapshot({ phaseSince: clock.now(), ...contact }))),
        );
      await settle();
    };
    const close = () => {
      for (const stop of stops) stop();
    };
    return { duties, dispositions, hold, close };
  };
  return { clock, port, storage, readCodes, openPage, ...openPage() };
}

it('offers the codes of the contact and says whether one is missing', async () => {
  const { dispositions, duties, hold } = setUp();
  await hold({ contactId: 'c1' });
  expect(duties.choice('c1')).toEqual({ codes: required });
  expect(duties.isMissing('c1')).toBe(true);
  dispositions.edit('c1', sold);
  expect(duties.isMissing('c1')).toBe(false);
});

it.each([
  ['not required', { ...required, required: false }],
  ['there are none', { required: true, codes: [] }],
])('nothing is missing when codes are %s', async (_why, codes) => {
  const { duties, hold, readCodes, storage } = setUp();
  readCodes.mockResolvedValue(codes);
  await hold({ contactId: 'c1' });
  expect(duties.isMissing('c1')).toBe(false);
  await hold();
  expect(duties.leftOver()).toEqual([]);
  expect(await storage.keys('')).toEqual([]);
});

it('W7 asks three more times for codes that are denied: the server learns a moment later whose a contact is', async () => {
  const { clock, duties, hold, readCodes } = setUp();
  readCodes.mockRejectedValue(new LiaisonError('AccessDeniedError', 'not yours'));
  readCodes.mockRejectedValueOnce(new LiaisonError('AccessDeniedError', 'not yours')).mockResolvedValueOnce(required);
  await hold({ contactId: 'c1' }, { contactId: 'c2', phase: 'incoming' });
  expect(duties.isMissing('c1')).toBe(false);
  await clock.advance(2000);
  expect(duties.isMissing('c1')).toBe(true);

  await hold({ contactId: 'c1' }, { contactId: 'c2' });
  await clock.advance(3_600_000);
  expect(readCodes.mock.calls.filter(([contactId]) => contactId === 'c2')).toHaveLength(4);
});

it.each([
  { channel: 'voice', phase: 'connected' },
  { channel: 'chat', phase: 'incoming' },
  { channel: 'chat', phase: 'missed' },
] as const)('does not ask about a $channel contact that is $phase', async (kind) => {
  const { hold, readCodes } = setUp();
  await hold({ contactId: 'c1', ...kind });
  expect(readCodes).not.toHaveBeenCalled();
});

it('W6 a contact that is gone without its disposition is left over until it has one', async () => {
  const { clock, dispositions, duties, hold, port, storage } = setUp();
  await hold({ contactId: 'c1', customerName: 'Cleo', phase: 'ended' });
  expect(duties.leftOver()).toEqual([]);
  await hold();
  expect(duties.leftOver()).toMatchObject([{ contactId: 'c1', customerName: 'Cleo' }]);
  dispositions.edit('c1', sold);
  expect(duties.leftOver()).toEqual([]);
  await clock.advance(1000);
  expect(port.content('c1')).toEqual(sold);
  expect(await storage.keys('')).toEqual([]);
});

it('W6 what is left over is so on the next page too', async () => {
  const { close, hold, openPage } = setUp();
  await hold({ contactId: 'c1', customerName: 'Cleo' });
  close();
  const next = openPage();
  await settle();
  expect(next.duties.leftOver()).toEqual([]);
  await next.hold({ contactId: 'c2' });
  expect(next.duties.leftOver()).toMatchObject([{ contactId: 'c1', customerName: 'Cleo' }]);
  await next.hold({ contactId: 'c1' });
  expect(next.duties.leftOver()).toMatchObject([{ contactId: 'c2' }]);
});

it('one that got its disposition elsewhere is not', async () => {
  const { duties, hold, port } = setUp();
  port.put('c1', sold);
  await hold({ contactId: 'c1' });
  await hold();
  expect(duties.leftOver()).toEqual([]);
});

it('W6 asks for the codes again until they come', async () => {
  const { clock, duties, hold, readCodes } = setUp();
  const failure = new LiaisonError('ServiceError', 'down');
  readCodes.mockRejectedValueOnce(failure);
  await hold({ contactId: 'c1' });
  expect(duties.choice('c1')).toEqual({ error: failure });
  expect(duties.isMissing('c1')).toBe(false);
  await clock.advance(1000);
  expect(duties.isMissing('c1')).toBe(true);
});

it('forgets after a week', async () => {
  const { clock, close, hold, openPage, storage } = setUp();
  await hold({ contactId: 'c1', phaseSince: clock.now() });
  close();
  await clock.advance(8 * 24 * 3_600_000);
  openPage();
  await settle();
  expect(await storage.keys('')).toEqual([]);
});
