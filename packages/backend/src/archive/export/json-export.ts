import type { ExportFormat } from './export-format.ts';

/** One JSON document, an entry on each line. Times are in UTC and in the time zone asked for. */
export const jsonExport: ExportFormat = {
  contentType: 'application/json; charset=utf-8',
  begins: '{"format":"liaison-export-1"',
  head: (head) => `{"format":"liaison-export-1","head":${JSON.stringify(head)},"entries":[`,
  item: ({ item, number, at }) => `${number === 1 ? '' : ','}\n{"entry":${JSON.stringify({ at, ...item })}`,
  end: (items) => `${items === 0 ? '' : ','}\n{"entry":{"end":{"items":${items}}}`,
  seal: (hash) => `,"sha256":"${hash}"}`,
  tail: '\n]}\n',
  seals: /,"sha256":"([0-9a-f]{64})"\}(?=,?\n)/g,
  ends: /\n\{"entry":\{"end":\{"items":(\d+)\}\}$/,
};
