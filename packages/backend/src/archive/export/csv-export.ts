import type { ThreadItem } from '@liaison/protocol/api';
import { csvLine } from '../../csv/write-csv.ts';
import type { ExportFormat } from './export-format.ts';
import { inertText } from './inert-text.ts';

const columns = [
  'number',
  'time',
  'utc',
  'contact',
  'item',
  'type',
  'content type',
  'role',
  'name',
  'text',
  'files',
  'masked',
];

const namesOf = ({ Attachments = [] }: ThreadItem) =>
  Attachments.flatMap(({ AttachmentName: name }) => (typeof name === 'string' ? name : [])).join('\n');
const maskedIn = ({ Masked = [] }: ThreadItem) => [...new Set(Masked.map(({ kind }) => kind))].join(' ');

/** A record without its line end: the seal is its last field. */
const record = (fields: readonly string[]) => csvLine(fields.map(inertText)).slice(0, -2);

/** A table for spreadsheets. Nothing in it is run as a formula. */
export const csvExport: ExportFormat = {
  contentType: 'text/csv; charset=utf-8',
  begins: '"number",',
  head: ({ timeZone }) =>
    csvLine([...columns.map((name) => (name === 'time' ? `time (${timeZone})` : name)), 'sha256']),
  item: ({ item, number, at, text = '' }) =>
    record([
      String(number),
      at,
      item.AbsoluteTime,
      item.ContactId,
      item.Id,
      item.Type,
      item.ContentType ?? '',
      item.ParticipantRole ?? '',
      item.DisplayName ?? '',
      text,
      namesOf(item),
      maskedIn(item),
    ]),
  end: (items) => record(columns.map((name) => ({ number: 'end', text: `${items} items` })[name] ?? '')),
  seal: (hash) => `,"${hash}"\r\n`,
  tail: '',
  seals: /,"([0-9a-f]{64})"\r\n/g,
  ends: /(?:^|\r\n)"end",(?:"",){8}"(\d+) items","",""$/,
};
