import type { ExportFormat, ExportHead, ExportItem } from './export-format.ts';
import { inertLine, inertText } from './inert-text.ts';

/** What is said stands to the right of what the file says itself: a seal begins at the edge. */
const indented = (text: string) =>
  inertText(text)
    .split('\n')
    .map((line) => `    ${line}\n`)
    .join('');

const line = (...parts: readonly (string | undefined)[]) => inertLine(parts.filter((part) => part).join('  '));

const list = (title: string, entries: readonly string[]) =>
  entries.length === 0 ? '' : `${title}\n${entries.map((entry) => `    ${entry}\n`).join('')}`;

function head({ contactId, timeZone, masked, contacts, participants, attachments }: ExportHead): string {
  return [
    'Conversation\n',
    list('Contact', [line(contactId)]),
    list('Times are in', [line(timeZone)]),
    list('Left out', masked),
    list(
      'Contacts',
      contacts.map((contact) =>
        line(contact.contactId, contact.channel, contact.initiatedAt, contact.queueName ?? contact.queueId),
      ),
    ),
    list(
      'Participants',
      participants.map(({ role, name, participantId }) => line(role, name, participantId)),
    ),
    list(
      'Files',
      attachments.map(({ name, contentType, status, attachmentId }) => line(name, contentType, status, attachmentId)),
    ),
  ].join('');
}

const item = ({ item: said, at, text }: ExportItem) => {
  const who = line(said.DisplayName, said.ParticipantRole && `(${said.ParticipantRole})`);
  const what = said.Type === 'MESSAGE' && said.ContentType === 'text/plain' ? '' : line(said.Type, said.ContentType);
  return `\n${[at, who, what].filter((part) => part !== '').join('  ')}\n${text === undefined ? '' : indented(text)}`;
};

/** Plain text, to be read and printed. */
export const textExport: ExportFormat = {
  contentType: 'text/plain; charset=utf-8',
  begins: 'Conversation\n',
  head,
  item,
  end: (items) => `\nEnd of the conversation: ${items} items\n`,
  seal: (hash) => `sha256 ${hash}\n`,
  tail: '',
  seals: /^sha256 ([0-9a-f]{64})\n/gm,
  ends: /\nEnd of the conversation: (\d+) items\n$/,
};
