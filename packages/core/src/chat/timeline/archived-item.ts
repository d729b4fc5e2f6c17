import type { WireItem } from '@liaison/protocol';

/** A place in a text at which something was left out that the reader may not see; the text holds a word for it there. */
export interface MaskedSpan {
  /** What was left out: `card`, `iban`, `email`, `phone`. */
  readonly kind: string;
  /** UTF-16 code units of the text as it is. */
  readonly start: number;
  readonly end: number;
}

/** An item as the transcript store gives it. */
export type ArchivedItem = WireItem & {
  /** `field` is the path of the text, e.g. `Content`. */
  readonly Masked?: readonly (MaskedSpan & { readonly field: string })[];
  /** The reader may have what was left out shown, with a reason. */
  readonly Revealable?: true;
};
