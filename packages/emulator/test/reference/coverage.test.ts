import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { coveragePage } from './coverage-page.ts';
import { citations, specRules } from './spec-rules.ts';

it('COVERAGE.md is what the code, the tests and SPEC.md make it', async () => {
  const written = await readFile(new URL('../../COVERAGE.md', import.meta.url), 'utf8');
  expect(written).toBe(await coveragePage());
});

it('no two rules of SPEC.md have one id', async () => {
  const ids = (await specRules()).map(({ id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

it('no test cites a rule that SPEC.md does not have', async () => {
  const ids = new Set((await specRules()).map(({ id }) => id));
  expect((await citations()).filter(({ id }) => !ids.has(id))).toEqual([]);
});

it('every rule of SPEC.md is cited by a test', async () => {
  const cited = new Set((await citations()).map(({ id }) => id));
  expect((await specRules()).map(({ id }) => id).filter((id) => !cited.has(id))).toEqual([]);
});
