import { expect, test, vi } from 'vitest';
import { showScreen } from './support/screen.tsx';

const loaded = vi.hoisted(() => new Set<string>());
vi.mock('../src/keyboard/command-palette.tsx', () => {
  loaded.add('palette');
  return { CommandPalette: () => null };
});
vi.mock('../src/past/search-dialog.tsx', () => {
  loaded.add('search');
  return { SearchDialog: () => null };
});

test('the dialogs that are typed into are loaded in an idle moment, before they are asked for', async () => {
  let idle: IdleRequestCallback | undefined;
  vi.spyOn(window, 'requestIdleCallback').mockImplementation((callback) => {
    idle = callback;
    return 1;
  });
  await showScreen({ language: 'en', contacts: [] });
  await expect.poll(() => idle).toBeDefined();
  expect(loaded.size).toBe(0);
  idle?.({ didTimeout: false, timeRemaining: () => 50 });
  await expect.poll(() => loaded).toEqual(new Set(['palette', 'search']));
});
