/** A text with a selection, in UTF-16 units. */
export interface Selected {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Puts `insert` in place of what lies between `start` and `end`, and selects from `selectFrom` to `selectTo` of the new text. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly insert: string;
  readonly selectFrom: number;
  readonly selectTo: number;
}

export type Format = 'bold' | 'italic' | 'list' | 'link';

/** What each format does to a selection, in Markdown. Bold and italic are taken away where they are already. */
export const formats: Readonly<Record<Format, (selected: Selected) => Edit>> = {
  bold: (selected) => wrap(selected, '**'),
  italic: (selected) => wrap(selected, '_'),
  list: bulleted,
  link: linked,
};

function wrap({ text, start, end }: Selected, mark: string): Edit {
  const inner = text.slice(start, end);
  const isWrapped = text.slice(start - mark.length, start) === mark && text.slice(end, end + mark.length) === mark;
  if (isWrapped) {
    const from = start - mark.length;
    return { start: from, end: end + mark.length, insert: inner, selectFrom: from, selectTo: from + inner.length };
  }
  const from = start + mark.length;
  return { start, end, insert: `${mark}${inner}${mark}`, selectFrom: from, selectTo: from + inner.length };
}

function bulleted({ text, start, end }: Selected): Edit {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const lines = text.slice(from, end).split('\n');
  const isList = lines.every((line) => line.startsWith('- '));
  const insert = lines.map((line) => (isList ? line.slice(2) : `- ${line}`)).join('\n');
  return { start: from, end, insert, selectFrom: from + insert.length, selectTo: from + insert.length };
}

/** The words stay, and the place for the address is selected. */
function linked({ text, start, end }: Selected): Edit {
  const words = text.slice(start, end);
  const address = 'https://';
  const from = start + words.length + 3;
  return { start, end, insert: `[${words}](${address})`, selectFrom: from, selectTo: from + address.length };
}

/** Applies an edit so that the browser's own undo takes it back. */
export function applyEdit(input: HTMLTextAreaElement, { start, end, insert, selectFrom, selectTo }: Edit): void {
  input.focus();
  input.setSelectionRange(start, end);
  const done = document.execCommand('insertText', false, insert);
  if (!done) {
    input.setRangeText(insert, start, end, 'end');
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
  input.setSelectionRange(selectFrom, selectTo);
}
