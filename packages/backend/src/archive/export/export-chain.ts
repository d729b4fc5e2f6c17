import { hash } from 'node:crypto';

/** Hash of a part of an export: SHA-256 over the hash before (nothing for the first part) and the part, as UTF-8. */
export const chained = (before: string, part: string): string => hash('sha256', before + part, 'hex');

/** Seals parts of an export one after the other. */
export function exportChain(): { readonly add: (part: string) => string } {
  let last = '';
  return { add: (part) => (last = chained(last, part)) };
}
