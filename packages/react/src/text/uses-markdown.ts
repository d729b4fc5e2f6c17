import type { Nodes } from 'mdast';
import type { ParseMarkdown } from './markdown-parser.ts';

const marks = new Set<Nodes['type']>(['strong', 'emphasis', 'list', 'link']);

/** Whether a text looks different as Markdown than as it is typed. While the parser is not loaded, no text does. */
export function usesMarkdown(text: string, parse: ParseMarkdown | undefined): boolean {
  const has = (node: Nodes): boolean => marks.has(node.type) || ('children' in node && node.children.some(has));
  const root = parse?.(text);
  return root !== undefined && has(root);
}
