import { z } from 'zod';

/**
 * A backup is gzipped text, one JSON value a line: a head, then `[table, row]` for each row (the row in PostgreSQL's own notation for
 * one), then an end with the number of rows, without which a file was cut off.
 */
export const backupHead = z.object({
  format: z.literal('liaison-backup'),
  version: z.literal(1),
  takenAt: z.string(),
  /** Every step of the schema that the rows were written under. */
  migrations: z.array(z.string()),
  /** Months that items are in, e.g. 202611. */
  months: z.array(z.number().int().min(200_001).max(999_912)),
});
export type BackupHead = z.infer<typeof backupHead>;

export const backupRow = z.tuple([z.string(), z.string()]);
export const backupEnd = z.object({ end: z.literal(true), rows: z.number().int() });

/** The file cannot be restored here. The message is one sentence for whoever tried. */
export class BackupUnusable extends Error {
  override readonly name = 'BackupUnusable';

  constructor(reason: string, cause?: unknown) {
    super(`The backup cannot be restored: ${reason}.`, { cause });
  }
}
