import type { ExportFormat, ExportHead, ExportItem } from './export-format.ts';
import { inertText } from './inert-text.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string | undefined) =>
  inertText(text ?? '').replaceAll(/[&<>"']/g, (found) => entities[found] ?? '');

/** Nothing in the page is run or fetched, whatever is in it. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { max-width: 48rem; margin: 2rem auto; padding: 0 1rem }
table { border-collapse: collapse; width: 100%; margin-block: 1rem }
caption, th, td { text-align: start; padding: .25rem .5rem; vertical-align: top; overflow-wrap: anywhere }
th, td { border-block-end: 1px solid #8884 }
caption { font-weight: 600 }
ol { list-style: none; padding: 0 }
li { border-block-start: 1px solid #8884; padding-block: .5rem; break-inside: avoid }
p { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: plaintext }
bdi { font-weight: 600 }
time, small, code { color: GrayText; font-size: .8rem }
code { display: block; overflow-wrap: anywhere; font-size: .65rem }
mark { background: none; color: inherit; outline: 1px dashed; outline-offset: 1px }
`;

const cells = (row: readonly (string | undefined)[]) => row.map((cell) => `<td>${escaped(cell)}</td>`).join('');

function table(title: string, columns: readonly string[], rows: readonly (readonly (string | undefined)[])[]): string {
  if (rows.length === 0) return '';
  const heads = columns.map((column) => `<th scope="col">${column}</th>`).join('');
  return `<table><caption>${title}</caption><tr>${heads}</tr>${rows.map((row) => `<tr>${cells(row)}</tr>`).join('')}</table>\n`;
}

function head({ contactId, timeZone, masked, contacts, participants, attachments }: ExportHead): string {
  const about = [
    ['Contact', contactId],
    ['Times are in', timeZone],
    ...(masked.length === 0 ? [] : [['Left out', masked.join(', ')]]),
  ];
  return [
    '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">\n`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
    `<title>Conversation ${escaped(contactId)}</title>\n<style>${style}</style>\n</head>\n<body>\n<h1>Conversation</h1>\n`,
    table('About', ['What', ''], about),
    table(
      'Contacts',
      ['Contact', 'Channel', 'Started', 'Queue'],
      contacts.map((contact) => [
        contact.contactId,
        contact.channel,
        contact.initiatedAt,
        contact.queueName ?? contact.queueId,
      ]),
    ),
    table(
      'Participants',
      ['Role', 'Name', 'Participant'],
      participants.map(({ role, name, participantId }) => [role, name, participantId]),
    ),
    table(
      'Files',
      ['Name', 'Type', 'Status', 'Attachment'],
      attachments.map(({ name, contentType, status, attachmentId }) => [name, contentType, status, attachmentId]),
    ),
    '<h2>What was said</h2>\n<ol>\n',
  ].join('');
}

/** What was left out is marked, so that nobody takes a customer's own brackets for it. */
function marked(text: string, { item }: ExportItem): string {
  const spans = item.Content === text ? (item.Masked ?? []).filter(({ field }) => field === 'Content') : [];
  let html = '';
  let position = 0;
  for (const { start, end } of spans) {
    html += `${escaped(text.slice(position, start))}<mark>${escaped(text.slice(start, end))}</mark>`;
    position = end;
  }
  return html + escaped(text.slice(position));
}

function item(entry: ExportItem): string {
  const { item: said, at, text } = entry;
  const what =
    said.Type === 'MESSAGE' && said.ContentType === 'text/plain'
      ? ''
      : ` <small>${escaped(said.Type)} ${escaped(said.ContentType)}</small>`;
  const who = said.DisplayName === undefined ? '' : ` <bdi>${escaped(said.DisplayName)}</bdi>`;
  const role = said.ParticipantRole === undefined ? '' : ` <small>${escaped(said.ParticipantRole)}</small>`;
  const words = text === undefined ? '' : `<p>${marked(text, entry)}</p>`;
  return `<li><time datetime="${escaped(said.AbsoluteTime)}">${at}</time>${who}${role}${what}${words}`;
}

/** A page of its own, to be read and printed. */
export const htmlExport: ExportFormat = {
  contentType: 'text/html; charset=utf-8',
  begins: '<!doctype html>\n',
  head,
  item,
  end: (items) => `<li>End of the conversation: ${items} items`,
  seal: (hash) => `<code>${hash}</code></li>\n`,
  tail: '</ol>\n</body>\n</html>\n',
  seals: /<code>([0-9a-f]{64})<\/code><\/li>\n/g,
  ends: /<li>End of the conversation: (\d+) items$/,
};
