import {
  DispositionDuties,
  dispositionKind,
  type ContactStore,
  DocumentKeeper,
  handoffCardKind,
  noteKind,
  onlyTab,
} from '@liaison/core';
import { FakeDocuments, MemoryStorage, type FakeClock } from '@liaison/core/testing';
import type { Disposition, DispositionCodes, HandoffCard, Note } from '@liaison/protocol/api';

const outcomes: DispositionCodes = {
  required: true,
  codes: [
    { code: 'solved', label: 'Solved' },
    { code: 'refund', label: 'Refund promised' },
  ],
};

/** The real keepers over documents in memory. */
export function createContactWork({ store, clock }: { store: ContactStore; clock: FakeClock }, codes = outcomes) {
  const backend = {
    notes: new FakeDocuments<Note>(),
    handoffCards: new FakeDocuments<HandoffCard>(),
    dispositions: new FakeDocuments<Disposition>(),
  };
  const common = { storage: new MemoryStorage(), tabs: onlyTab, clock, random: () => 0, onError: () => {} };
  const notes = new DocumentKeeper({ ...common, kind: noteKind, port: backend.notes });
  const handoffCards = new DocumentKeeper({ ...common, kind: handoffCardKind, port: backend.handoffCards });
  const dispositions = new DocumentKeeper({ ...common, kind: dispositionKind, port: backend.dispositions });
  const dispositionDuties = new DispositionDuties({
    ...common,
    store,
    dispositions,
    readCodes: () => Promise.resolve(codes),
  });
  for (const part of [notes, handoffCards, dispositions, dispositionDuties]) part.start();
  return { backend, contactWork: { notes, handoffCards, dispositions, dispositionDuties } };
}
