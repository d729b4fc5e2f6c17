/** A word behind a slash that is being typed. Places are in UTF-16 units, as a text field counts them. */
export interface SlashWord {
  readonly start: number;
  readonly end: number;
  readonly word: string;
}

/** The `/shortcut` that the caret is at the end of; a slash inside a word or an address is none. */
export function slashWord(text: string, caret: number): SlashWord | undefined {
  const [, word] = /(?:^|\s)\/([\p{L}\p{N}_-]{0,40})$/u.exec(text.slice(0, caret)) ?? [];
  return word === undefined ? undefined : { start: caret - word.length - 1, end: caret, word };
}
