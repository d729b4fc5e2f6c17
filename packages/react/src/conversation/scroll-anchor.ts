/** A line that the reader sees, and how far below the beginning of all that scrolls it stands, in px. */
export interface Anchor {
  readonly line: Element;
  readonly position: number;
}

/** Between two lines there may be this much room, in px. */
const step = 12;

/** The first line in view of a scroller. */
export function findAnchor(scroller: Element): Anchor | undefined {
  const { left, top, width, height } = scroller.getBoundingClientRect();
  for (let y = 4; y < height; y += step) {
    const line = document.elementFromPoint(left + width / 2, top + y)?.closest('[data-line]');
    if (line && scroller.contains(line)) return anchorAt(scroller, line);
  }
  return undefined;
}

/** The same line where it stands now; undefined when it is gone. */
export const anchorNow = (scroller: Element, { line }: Anchor): Anchor | undefined =>
  line.isConnected ? anchorAt(scroller, line) : undefined;

const anchorAt = (scroller: Element, line: Element): Anchor => ({
  line,
  position: line.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop,
});
