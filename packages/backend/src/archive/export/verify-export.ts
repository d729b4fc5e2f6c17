import { chained } from './export-chain.ts';
import type { ExportFormat } from './export-format.ts';
import { exportFormats } from './export-formats.ts';

export type Verification =
  /** Every part is as it was sealed. `hash` is the last seal: the audit log has it too. */
  | { readonly result: 'unchanged'; readonly items: number; readonly hash: string }
  /** The first part that is not. Parts are counted from 1; the last one is the end. */
  | { readonly result: 'changed'; readonly part: number; readonly line: number }
  /** Parts are as sealed as far as they go, but it does not end as an export does. */
  | { readonly result: 'incomplete'; readonly part: number }
  | { readonly result: 'no export' };

/** Whether a file is as it was exported. Who changes a file can seal it anew; then its last seal is not the one in the audit log. */
export function verifyExport(text: string): Verification {
  const format = Object.values(exportFormats).find(({ begins }) => text.startsWith(begins));
  return format === undefined ? { result: 'no export' } : verifyParts(text, format);
}

function verifyParts(text: string, { seals, ends, tail }: ExportFormat): Verification {
  let before = '';
  let position = 0;
  let number = 0;
  let part = '';
  for (const seal of text.matchAll(seals)) {
    part = text.slice(position, seal.index);
    number += 1;
    const recorded = seal[1] ?? '';
    if (chained(before, part) !== recorded) {
      return { result: 'changed', part: number, line: text.slice(0, position).split('\n').length };
    }
    before = recorded;
    position = seal.index + seal[0].length;
  }
  const items = Number(ends.exec(part)?.[1] ?? Number.NaN);
  if (items !== number - 1 || text.slice(position) !== tail) return { result: 'incomplete', part: number };
  return { result: 'unchanged', items, hash: before };
}
