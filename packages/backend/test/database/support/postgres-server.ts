import type { TestProject } from 'vitest/node';
import { startPostgres } from '../../../../../tools/lib/postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A PostgreSQL server on which the tests may create databases. */
    readonly postgresUrl: string;
  }
}

/** A real PostgreSQL server that ends with the test run, unless a developer names one. */
export async function setup({ provide }: Pick<TestProject, 'provide'>) {
  const given = process.env['LIAISON_TEST_DATABASE_URL'];
  if (given) return provide('postgresUrl', given);
  const postgres = await startPostgres();
  provide('postgresUrl', postgres.url);
  return () => postgres[Symbol.asyncDispose]();
}
