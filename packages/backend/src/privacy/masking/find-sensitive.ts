import type { SensitiveKind } from '@liaison/protocol/api';
import { findCards } from './find-cards.ts';
import { findEmails } from './find-emails.ts';
import { findIbans } from './find-ibans.ts';
import { findPhones } from './find-phones.ts';
import { plainDigits } from './plain-digits.ts';
import type { Span } from './span.ts';

export interface SensitiveSpan extends Span {
  readonly kind: SensitiveKind;
}

/** In the order in which they are believed: what has check digits before what has none. */
const finders: readonly (readonly [SensitiveKind, (text: string) => Span[]])[] = [
  ['email', findEmails],
  ['iban', findIbans],
  ['card', findCards],
  ['phone', findPhones],
];

/**
 * Card numbers, bank account numbers, e-mail addresses and telephone numbers in a text, in its order, none inside another. Time grows with
 * the length of the text and with nothing else.
 */
export function findSensitive(text: string): SensitiveSpan[] {
  const plain = plainDigits(text);
  if (!/[\d@]/.test(plain)) return [];
  const found = finders.flatMap(([kind, find]) => find(plain).map((span) => ({ ...span, kind })));
  return withoutOverlap(found);
}

/** Of two that overlap, the one that is believed more: it comes first in the list. */
function withoutOverlap(spans: readonly SensitiveSpan[]): SensitiveSpan[] {
  const ranked = spans.map((span, rank) => ({ span, rank })).toSorted((a, b) => a.span.start - b.span.start);
  const kept: { span: SensitiveSpan; rank: number }[] = [];
  for (const candidate of ranked) {
    const last = kept.at(-1);
    if (last === undefined || last.span.end <= candidate.span.start) kept.push(candidate);
    else if (candidate.rank < last.rank) kept[kept.length - 1] = candidate;
  }
  return kept.map(({ span }) => span);
}
