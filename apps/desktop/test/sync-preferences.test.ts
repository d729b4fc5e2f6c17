import { DocumentKeeper, LiaisonError, onlyTab, preferencesKind } from '@liaison/core';
import { FakeClock, FakeDocuments, MemoryStorage, settle } from '@liaison/core/testing';
import type { Preferences } from '@liaison/protocol/api';
import { createPreferenceStore } from '@liaison/react';
import { expect, test } from 'vitest';
import { defaultDesktopPreferences, type DesktopPreferences } from '../src/preferences/desktop-preferences.ts';
import { syncPreferences } from '../src/preferences/sync-preferences.ts';

function setUp(local: Partial<DesktopPreferences> = {}, port = new FakeDocuments<Preferences>()) {
  const clock = new FakeClock();
  const common = { storage: new MemoryStorage(), tabs: onlyTab, clock, random: () => 0, onError: () => {} };
  const documents = new DocumentKeeper({ ...common, kind: preferencesKind, port });
  documents.start();
  const preferences = createPreferenceStore({ ...defaultDesktopPreferences, ...local });
  const begin = async () => {
    syncPreferences({ preferences, documents });
    await settle();
  };
  return { begin, clock, port, preferences };
}

test('what the backend has holds, and what it does not have stays as this browser kept it', async () => {
  const { begin, port, preferences } = setUp({ waitingTooLong: 600 });
  port.put('own', { waitingLong: 30, ring: 'siren' });
  await begin();
  expect(preferences.get()).toEqual({ ...defaultDesktopPreferences, waitingLong: 30, waitingTooLong: 600 });
});

test('what the agent changes goes to the backend, beside what this desktop does not know', async () => {
  const { begin, clock, port, preferences } = setUp();
  port.put('own', { waitingLong: 30, ofTomorrow: true });
  await begin();
  preferences.change({ ring: 'knock' });
  await clock.advance(1000);
  expect(port.content('own')).toEqual({ waitingLong: 30, ofTomorrow: true, ring: 'knock' });
});

test('a change made before the backend answers overrules nothing else', async () => {
  const { begin, clock, port, preferences } = setUp();
  port.put('own', { waitingLong: 30 });
  const beginning = begin();
  preferences.change({ ring: 'knock' });
  await beginning;
  await clock.advance(1000);
  expect(port.content('own')).toEqual({ waitingLong: 30, ring: 'knock' });
  expect(preferences.get()).toMatchObject({ waitingLong: 30, ring: 'knock' });
});

test('while the backend cannot be reached, this browser’s settings hold, and what is changed arrives later', async () => {
  const { begin, clock, port, preferences } = setUp({ waitingLong: 45 });
  port.failure = new LiaisonError('NetworkError', 'no network');
  await begin();
  expect(preferences.get().waitingLong).toBe(45);
  preferences.change({ ring: 'knock' });
  await clock.advance(5000);
  port.failure = undefined;
  await clock.advance(120_000);
  expect(port.content('own')).toEqual({ ring: 'knock' });
});

test('nothing is written as long as nothing is changed', async () => {
  const { begin, clock, port } = setUp();
  port.put('own', { waitingLong: 30 });
  await begin();
  await clock.advance(60_000);
  expect(port.calls).toEqual(['read own']);
});
