/** Writes COVERAGE.md. */
import { writeFile } from 'node:fs/promises';
import { coveragePage } from './coverage-page.ts';

await writeFile(new URL('../../COVERAGE.md', import.meta.url), await coveragePage());
