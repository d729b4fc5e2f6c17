import type { Migration } from 'kysely/migration';
import { transcripts } from './0001-transcripts.ts';
import { audit } from './0002-audit.ts';
import { documents } from './0003-documents.ts';
import { privacy } from './0004-privacy.ts';
import { archive } from './0005-archive.ts';
import { attachments } from './0006-attachments.ts';
import { queue } from './0007-queue.ts';
import { filesOnTheirWay } from './0008-files-on-their-way.ts';

/** Every step of the schema by name, in the order of the names. A step that has been released is never changed: another one follows it. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-transcripts': transcripts,
  '0002-audit': audit,
  '0003-documents': documents,
  '0004-privacy': privacy,
  '0005-archive': archive,
  '0006-attachments': attachments,
  '0007-queue': queue,
  '0008-files-on-their-way': filesOnTheirWay,
};
