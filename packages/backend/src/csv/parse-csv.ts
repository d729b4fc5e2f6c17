/** One record of a CSV file, with the line of the file on which it begins, counted from 1. */
export interface CsvRecord {
  readonly line: number;
  readonly fields: readonly string[];
}

/** The file is no CSV. The message is one sentence. */
export class CsvMalformed extends Error {
  override readonly name = 'CsvMalformed';
  readonly line: number;

  constructor(line: number, rule: string) {
    super(`Line ${line}: ${rule}.`);
    this.line = line;
  }
}

/** A field: in quotes, where two of them stand for one, or bare; and what ends it. Sticky: it goes on where it stopped. */
const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/y;

/**
 * Records of a CSV file as RFC 4180 describes it, with any line ends, a byte order mark passed over, and empty lines left out.
 * @throws {CsvMalformed} where a quote is not closed or stands inside a bare field.
 */
export function parseCsv(text: string): CsvRecord[] {
  const input = text.replace(/^\uFEFF/, '');
  const records: CsvRecord[] = [];
  let line = 1;
  let begin = 1;
  let fields: string[] = [];
  field.lastIndex = 0;
  while (field.lastIndex < input.length || fields.length > 0) {
    const match = field.exec(input);
    if (match === null) throw new CsvMalformed(line, 'a quote must be closed, and doubled inside a field in quotes');
    const [whole, quoted, bare = '', end] = match;
    fields.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    line += whole.match(/\r\n|\n|\r/g)?.length ?? 0;
    if (end === ',') continue;
    if (fields.length > 1 || fields[0] !== '' || quoted !== undefined) records.push({ line: begin, fields });
    fields = [];
    begin = line;
  }
  return records;
}
