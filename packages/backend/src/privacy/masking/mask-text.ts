import type { MaskedSpan, SensitiveKind } from '@liaison/protocol/api';
import { findSensitive } from './find-sensitive.ts';

/** A text of which parts were left out. */
export interface MaskedText {
  readonly text: string;
  /** Where, in `text`: a customer may write `[card number]` too, and only the spans tell the two apart. */
  readonly spans: readonly MaskedSpan[];
}

/** What stands in a text instead of what was left out, so that exports as plain text say it too. */
const placeholders: Readonly<Record<SensitiveKind, string>> = {
  card: '[card number]',
  iban: '[IBAN]',
  email: '[e-mail address]',
  phone: '[phone number]',
};

/** The text with everything of these kinds replaced. The same object's `text` is the text itself when there is nothing of them in it. */
export function maskText(text: string, hidden: ReadonlySet<SensitiveKind>): MaskedText {
  const found = hidden.size === 0 ? [] : findSensitive(text).filter(({ kind }) => hidden.has(kind));
  if (found.length === 0) return { text, spans: [] };
  const spans: MaskedSpan[] = [];
  let masked = '';
  let position = 0;
  for (const { kind, start, end } of found) {
    masked += text.slice(position, start);
    spans.push({ kind, start: masked.length, end: masked.length + placeholders[kind].length });
    masked += placeholders[kind];
    position = end;
  }
  return { text: masked + text.slice(position), spans };
}
