import type { Transcript } from './transcript.ts';

/** For programs: times are ISO 8601 in UTC. `format` names the shape and its version. The same conversation gives the same text. */
export function transcriptJson({ title, contactId, exportedAt, timeZone, isComplete, lines }: Transcript): string {
  const document = {
    format: 'liaison-transcript/1',
    title,
    contactId,
    exportedAt: new Date(exportedAt).toISOString(),
    timeZone,
    isComplete,
    redacted: false,
    lines: lines.map(({ timestamp, ...line }) => ({ time: new Date(timestamp).toISOString(), ...line })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
