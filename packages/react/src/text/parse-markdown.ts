import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';

/** What Amazon Connect's chat offers stays: bold, italic, lists and links. Everything else is text as it was typed. */
const disabled = [
  'htmlFlow',
  'htmlText',
  'codeFenced',
  'codeIndented',
  'codeText',
  'blockQuote',
  'headingAtx',
  'setextUnderline',
  'thematicBreak',
  'definition',
  'labelStartImage',
  'autolink',
  'characterReference',
];

const maxDelimiters = 200;
const maxListLevels = 8;

/**
 * Parses message text, or answers `undefined` when it is built to be expensive: 16 KB of nested lists or delimiters keep the parser
 * busy for most of a second, and nobody writes like that. Show such a message as plain text.
 */
export function parseMarkdown(text: string): Root | undefined {
  if (isExpensive(text)) return undefined;
  return fromMarkdown(text, { extensions: [{ disable: { null: disabled } }] });
}

function isExpensive(text: string): boolean {
  if ((text.match(/[*_[\]]/gu)?.length ?? 0) > maxDelimiters) return true;
  return text.split('\n').some((line) => listLevels(line) > maxListLevels);
}

/** How deep a line can nest: list markers at its beginning, or two columns of indent each. */
function listLevels(line: string): number {
  const lead = /^(?:[ \t]|[-+*][ \t]|\d{1,9}[.)][ \t])*/u.exec(line)?.[0] ?? '';
  const markers = lead.match(/[-+*.)]/gu)?.length ?? 0;
  return Math.max(markers, Math.floor(lead.length / 4));
}
