import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { coveragePage } from './coverage-page.ts';

it('COVERAGE.md is what the code, the tests and SPEC.md make it', async () => {
  const written = await readFile(new URL('../../COVERAGE.md', import.meta.url), 'utf8');
  expect(written).toBe(await coveragePage());
});
