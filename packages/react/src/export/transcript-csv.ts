import type { Transcript } from './transcript.ts';

const head = ['time', 'contact', 'kind', 'role', 'sender', 'text', 'attachments', 'unsent'];

/**
 * For spreadsheets (RFC 4180, with a byte order mark, without which Excel does not read UTF-8). Times are ISO 8601 in UTC.
 * A cell that a spreadsheet would take for a formula begins with an apostrophe.
 */
export function transcriptCsv({ lines }: Transcript): string {
  const rows = lines.map((line) => [
    new Date(line.timestamp).toISOString(),
    line.contactId,
    line.kind,
    line.role,
    line.sender,
    line.text,
    line.attachments.map(({ name }) => name).join('; '),
    line.unsent ?? '',
  ]);
  return `\uFEFF${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

const cell = (text: string): string => {
  const safe = /^[\s\u200B-\u200F]*[=+\-@|%]/u.test(text) || /^[\t\r\n]/u.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
};
