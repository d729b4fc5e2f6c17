import type { SensitiveKind } from '@liaison/protocol/api';
import { maskText } from '../privacy/masking/mask-text.ts';

/** What of a text is shown to whoever asks: everything that was said goes through here before it leaves the archive. */
export interface ShownText {
  readonly show: (text: string) => string;
  /** Whether anything is hidden. Then nothing may be found that is not shown: else a search would tell what is behind the mask. */
  readonly hides: boolean;
}

export const shownText = (hidden: ReadonlySet<SensitiveKind>): ShownText => ({
  show: (text) => maskText(text, hidden).text,
  hides: hidden.size > 0,
});
