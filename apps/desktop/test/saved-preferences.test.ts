import { expect, test, vi } from 'vitest';
import { defaultDesktopPreferences } from '../src/preferences/desktop-preferences.ts';
import { readPreferences, savePreferences } from '../src/preferences/saved-preferences.ts';

const read = (text: string | null) => readPreferences({ getItem: () => text });

test('what was saved comes back', () => {
  const setItem = vi.fn<(key: string, value: string) => void>();
  const changed = {
    ...defaultDesktopPreferences,
    ring: 'knock' as const,
    waitingLong: 30,
    notices: true,
    recentQuickConnects: ['arn:bo'],
    keys: { ...defaultDesktopPreferences.keys, accept: 'F2' },
  };
  savePreferences({ setItem })(changed);
  expect(read(setItem.mock.calls[0]?.[1] ?? null)).toEqual(changed);
});

test.each([
  null,
  'no JSON',
  '[]',
  '7',
  'null',
  '{"keys":7}',
  '{"waitingLong":-1,"ring":"siren","notices":"yes","recentQuickConnects":[7],"keys":{"accept":""}}',
])('%s is the defaults', (text) => {
  expect(read(text)).toEqual(defaultDesktopPreferences);
});
