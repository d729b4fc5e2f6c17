/** A line that the reader sees, and how far below the scroller's upper edge it begins, in px. */
export interface Anchor {
  readonly line: Element;
  readonly offset: number;
}

/** Between two lines there may be this much room, in px. */
const step = 12;

/** The first line in view of a scroller. */
export function findAnchor(scroller: Element): Anchor | undefined {
  const { left, top, width, height } = scroller.getBoundingClientRect();
  for (let y = 4; y < height; y += step) {
    const line = document.elementFromPoint(left + width / 2, top + y)?.closest('[data-line]');
    if (line && scroller.contains(line)) return { line, offset: offsetOf(scroller, line) };
  }
  return undefined;
}

/** How far the line has moved in the scroller since, in px; 0 when it is gone. */
export const shiftOf = (scroller: Element, anchor: Anchor | undefined): number =>
  anchor?.line.isConnected ? offsetOf(scroller, anchor.line) - anchor.offset : 0;

const offsetOf = (scroller: Element, line: Element): number =>
  line.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
