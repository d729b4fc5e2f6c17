import type { Migration } from 'kysely/migration';
import { transcripts } from './0001-transcripts.ts';

/** Every step of the schema by name, in the order of the names. A step that has been released is never changed: another one follows it. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-transcripts': transcripts,
};
