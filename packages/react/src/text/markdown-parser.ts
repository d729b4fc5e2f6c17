import { useEffect, useSyncExternalStore } from 'react';
import type { parseMarkdown as Parser } from './parse-markdown.ts';

export type ParseMarkdown = typeof Parser;

/** Code that is there or not yet, for the whole page: the parser weighs as much as a third of the components. */
let parser: ParseMarkdown | undefined;
let loading: Promise<void> | undefined;
const waiting = new Set<() => void>();

/** When that fails, the next who asks tries again. */
function load(): Promise<void> {
  return (loading ??= import('./parse-markdown.ts').then(
    ({ parseMarkdown }) => {
      parser = parseMarkdown;
      for (const tell of waiting) tell();
    },
    () => {
      loading = undefined;
    },
  ));
}

const subscribe = (listener: () => void): (() => void) => {
  waiting.add(listener);
  return () => waiting.delete(listener);
};

const current = (): ParseMarkdown | undefined => parser;

/** The parser, once it is there: who calls this asks for it, and is drawn again when it comes. Until then texts stay as they were typed. */
export function useMarkdownParser(): ParseMarkdown | undefined {
  useEffect(() => void load(), []);
  return useSyncExternalStore(subscribe, current, current);
}
