import type { MaskedSpan, SensitiveKind } from '@liaison/protocol/api';
import { type MaskedText, maskText } from './mask-text.ts';

/** Texts and numbers of a JSON document. A text that does not end is one as well. */
const literals = /"(?:[^"\\]+|\\[^])*"?|-?\d[\d.eE+-]*/g;

/**
 * The same for a text that is JSON: each text and number in it is masked by itself, in the words that its escapes stand for, and everything
 * else stays byte for byte. Nothing is nested here, so no depth is too deep. What was valid JSON still is.
 */
export function maskJson(json: string, hidden: ReadonlySet<SensitiveKind>): MaskedText {
  if (hidden.size === 0) return { text: json, spans: [] };
  const spans: MaskedSpan[] = [];
  let shift = 0;
  const text = json.replace(literals, (literal, offset: number) => {
    const masked = maskLiteral(literal, hidden);
    if (masked === undefined) return literal;
    const at = offset + shift;
    spans.push(...masked.spans.map(({ kind, start, end }) => ({ kind, start: at + start, end: at + end })));
    shift += masked.text.length - literal.length;
    return masked.text;
  });
  return { text, spans };
}

function maskLiteral(literal: string, hidden: ReadonlySet<SensitiveKind>): MaskedText | undefined {
  const value = parse(literal);
  const { text, spans } = maskText(typeof value === 'string' ? value : literal, hidden);
  if (spans.length === 0) return undefined;
  // Escapes change lengths: each part is written by itself, so that its place in the document is known.
  let written = '"';
  let position = 0;
  const places = spans.map(({ kind, start, end }) => {
    written += escaped(text.slice(position, start));
    const at = written.length;
    written += escaped(text.slice(start, end));
    position = end;
    return { kind, start: at, end: written.length };
  });
  return { text: `${written}${escaped(text.slice(position))}"`, spans: places };
}

const escaped = (text: string) => JSON.stringify(text).slice(1, -1);

function parse(literal: string): unknown {
  try {
    return JSON.parse(literal);
  } catch {
    return undefined;
  }
}
