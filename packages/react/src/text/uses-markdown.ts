import type { Nodes } from 'mdast';
import { parseMarkdown } from './parse-markdown.ts';

const marks = new Set<Nodes['type']>(['strong', 'emphasis', 'list', 'link']);

/** Whether a text looks different as Markdown than as it is typed. */
export function usesMarkdown(text: string): boolean {
  const has = (node: Nodes): boolean => marks.has(node.type) || ('children' in node && node.children.some(has));
  const root = parseMarkdown(text);
  return root !== undefined && has(root);
}
