import { fold } from './find-messages.ts';

/** Names of the highlights; find-bar.module.css gives them their colours. */
const all = 'liaison-find';
const current = 'liaison-find-current';

/** Every place of `query` in the text of an element. */
function rangesIn(element: Element, query: string): Range[] {
  const wanted = fold(query.trim());
  if (wanted === '') return [];
  const ranges: Range[] = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = fold(node.textContent ?? '');
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      ranges.push(range);
    }
  }
  return ranges;
}

export interface Marks {
  query: string;
  lines: readonly Element[];
  /** The line the reader was taken to. */
  target: Element | undefined;
}

/** Marks what was found without touching the elements. Where the browser has no such marks, the line itself is still scrolled to. */
export function markMatches({ query, lines, target }: Marks): void {
  if (!('highlights' in CSS)) return;
  CSS.highlights.set(all, new Highlight(...lines.flatMap((line) => rangesIn(line, query))));
  CSS.highlights.set(current, new Highlight(...(target ? rangesIn(target, query) : [])));
}

export function clearMarks(): void {
  if (!('highlights' in CSS)) return;
  CSS.highlights.delete(all);
  CSS.highlights.delete(current);
}
