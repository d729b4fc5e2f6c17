import {
  type CsvProblem,
  type ListedQuickResponse,
  type QuickResponse,
  quickResponse,
  shortcut,
} from '@liaison/protocol/api';
import type { z } from 'zod';
import { CsvMalformed, type CsvRecord, parseCsv } from '../csv/parse-csv.ts';
import { csvLine, fromCsvField } from '../csv/write-csv.ts';

const columns = ['shortcut', 'title', 'text', 'queueId'] as const;

export interface NamedQuickResponse {
  readonly shortcut: string;
  readonly content: QuickResponse;
}

/** What a file holds: everything in it, or what is wrong with it. */
export type QuickResponseFile =
  | { readonly problems: readonly CsvProblem[]; readonly quickResponses?: undefined }
  | { readonly problems?: undefined; readonly quickResponses: readonly NamedQuickResponse[] };

/** Problems that are told of at most: a file with more is wrong as a whole. */
const maxProblems = 100;

/** The text of a file with one line for each quick response, below the names of the columns. */
export function writeQuickResponses(quickResponses: readonly ListedQuickResponse[]): string {
  const lines = quickResponses.map((one) => csvLine(columns.map((column) => one[column] ?? '')));
  return csvLine(columns) + lines.join('');
}

/** Reads what `writeQuickResponses` writes, or what a spreadsheet makes of it. */
export function readQuickResponses(text: string): QuickResponseFile {
  try {
    const [head, ...records] = parseCsv(text);
    if (head === undefined || columns.some((column, at) => head.fields[at] !== column)) {
      return { problems: [{ line: 1, rule: `the columns ${columns.join(', ')}` }] };
    }
    return readRecords(records);
  } catch (error) {
    if (!(error instanceof CsvMalformed)) throw error;
    return { problems: [{ line: error.line, rule: 'a quote must be closed, and doubled inside a field in quotes' }] };
  }
}

function readRecords(records: readonly CsvRecord[]): QuickResponseFile {
  const problems: CsvProblem[] = [];
  const found = new Map<string, QuickResponse>();
  for (const { line, fields } of records) {
    const given = Object.fromEntries(columns.map((column, at) => [column, fromCsvField(fields[at] ?? '')]));
    const { shortcut: name, queueId, ...rest } = given;
    const key = shortcut.safeParse(name);
    const content = quickResponse.safeParse(queueId === '' ? rest : { ...rest, queueId });
    if (fields.length > columns.length) problems.push({ line, rule: `at most ${columns.length} columns` });
    problems.push(...problemsOf(line, 'shortcut', key.error), ...problemsOf(line, undefined, content.error));
    if (key.data === undefined || content.data === undefined) continue;
    if (found.has(key.data)) problems.push({ line, column: 'shortcut', rule: 'a shortcut that no line above has' });
    found.set(key.data, content.data);
  }
  if (problems.length > 0) return { problems: problems.slice(0, maxProblems) };
  return { quickResponses: [...found].map(([name, content]) => ({ shortcut: name, content })) };
}

const problemsOf = (line: number, column: string | undefined, error: z.ZodError | undefined): CsvProblem[] =>
  (error?.issues ?? []).map((issue) => ({
    line,
    column: column ?? (issue.path[0] === undefined ? undefined : String(issue.path[0])),
    rule: issue.message,
  }));
