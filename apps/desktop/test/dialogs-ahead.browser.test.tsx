import { expect, test } from 'vitest';
import { showScreen } from './support/screen.tsx';

// More than the 250 that browsers write down by themselves.
performance.setResourceTimingBufferSize(5000);

const loaded = () => performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname);

test('the dialogs that are typed into are loaded before they are asked for', async () => {
  await showScreen({ language: 'en', contacts: [] });
  for (const part of ['past/search-dialog.tsx', 'keyboard/command-palette.tsx'])
    await expect.poll(loaded).toContainEqual(expect.stringContaining(part));
});
