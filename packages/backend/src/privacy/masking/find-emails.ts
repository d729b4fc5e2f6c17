import type { Span } from './span.ts';

/** What RFC 5321 allows at most, in characters. */
const maxLocalPart = 64;
const maxDomain = 255;

const localPart = /[\p{L}\p{N}!#$%&'*+/=?^_`{|}~.-]+$/u;
const domain = /^(?:[\p{L}\p{N}-]{1,63}\.){1,10}(?:xn--[a-z\d-]{1,59}|\p{L}{2,63})/iu;

/** E-mail addresses: what stands before an at sign, and a domain of two names or more behind it. */
export function findEmails(text: string): Span[] {
  const found: Span[] = [];
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    const from = Math.max(at - maxLocalPart, found.at(-1)?.end ?? 0);
    const local = localPart.exec(text.slice(from, at))?.[0].replace(/^[.'*`_~/=({|}-]+/, '') ?? '';
    const [host] = domain.exec(text.slice(at + 1, at + 1 + maxDomain)) ?? [];
    if (local !== '' && host !== undefined) found.push({ start: at - local.length, end: at + 1 + host.length });
  }
  return found;
}
