import type { RootContent } from 'mdast';
import { Fragment, type ReactNode, useMemo } from 'react';
import { LinkedText } from './linked-text.tsx';
import { useMarkdownParser } from './markdown-parser.ts';
import { SafeLink } from './safe-link.tsx';
import styles from './markdown-text.module.css';

/**
 * Markdown as React elements: no HTML text exists on the way, so there is nothing to sanitise. Before the parser is loaded the text is
 * shown as it was typed.
 */
export function MarkdownText({ text }: { text: string }) {
  const parse = useMarkdownParser();
  const root = useMemo(() => parse?.(text), [parse, text]);
  if (!root) return <LinkedText text={text} />;
  return <div className={styles.markdown}>{elements(root.children)}</div>;
}

const elements = (nodes: readonly RootContent[], inLink = false): ReactNode =>
  nodes.map((node, index) => <Fragment key={node.position?.start.offset ?? index}>{element(node, inLink)}</Fragment>);

function element(node: RootContent, inLink: boolean): ReactNode {
  switch (node.type) {
    case 'text':
      return inLink ? node.value : <LinkedText text={node.value} />;
    case 'paragraph':
      return <p>{elements(node.children)}</p>;
    case 'strong':
      return <strong>{elements(node.children, inLink)}</strong>;
    case 'emphasis':
      return <em>{elements(node.children, inLink)}</em>;
    case 'break':
      return '\n';
    case 'link':
      return <SafeLink address={node.url}>{elements(node.children, true)}</SafeLink>;
    case 'list':
      return node.ordered ? (
        <ol start={node.start ?? 1}>{elements(node.children)}</ol>
      ) : (
        <ul>{elements(node.children)}</ul>
      );
    case 'listItem':
      return <li>{elements(node.children)}</li>;
    default:
      // The parser is told not to produce anything else.
      return null;
  }
}
