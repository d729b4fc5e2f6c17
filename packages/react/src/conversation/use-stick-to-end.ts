import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { type Anchor, anchorNow, findAnchor } from './scroll-anchor.ts';

export interface StickToEnd {
  scroller: RefObject<HTMLDivElement | null>;
  content: RefObject<HTMLDivElement | null>;
  /** Whether the newest line is in view. */
  atEnd: boolean;
  /** The same by the last layout, before anything is rendered for it. */
  isAtEnd: () => boolean;
  scrollToEnd: () => void;
}

/** Closer to the end than this counts as at the end, in px. */
const slack = 32;

/**
 * Keeps a scroller at its end while it is there, and keeps what is read in place otherwise, whatever is added or gets its real height
 * above it. The reader's own scrolling is never undone: a page is told of it late, and in the middle of its way things may come.
 */
export function useStickToEnd(): StickToEnd {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const [atEnd, setAtEnd] = useState(true);
  const sticky = useRef(true);
  const anchor = useRef<Anchor>(undefined);
  /** How high content and scroller were when this last settled, in px. */
  const settled = useRef({ height: 0, view: 0 });

  /** Where the reader is now. */
  const look = useCallback((element: Element) => {
    const isEnd = (height: number, view: number) => height - element.scrollTop - view < slack;
    const { height, view } = settled.current;
    // Neither what has come nor what has shrunk since this last settled is the reader's going away from the end, a smaller window neither.
    sticky.current =
      isEnd(height, view) || isEnd(height, element.clientHeight) || isEnd(element.scrollHeight, element.clientHeight);
    if (sticky.current) anchor.current = undefined;
    else anchor.current ??= findAnchor(element);
    setAtEnd(sticky.current);
  }, []);

  /** Keeps the reader there. */
  const hold = useCallback((element: Element) => {
    const { height, view } = settled.current;
    settled.current = { height: element.scrollHeight, view: element.clientHeight };
    if (sticky.current) {
      // Where nothing takes other room nothing is to be made good, and the reader's way up may just have begun.
      if (height !== element.scrollHeight || view !== element.clientHeight) element.scrollTop = element.scrollHeight;
      return;
    }
    const held = anchor.current;
    const now = held && anchorNow(element, held);
    const moved = now ? now.position - held.position : 0;
    // Less than a pixel is the browser's rounding.
    if (now && Math.abs(moved) < 1) return;
    if (now) element.scrollTop += moved;
    anchor.current = now;
  }, []);

  const settle = useCallback(() => {
    const element = scroller.current;
    // Hidden, it has no place that could be kept.
    if (!element?.clientHeight) return;
    look(element);
    hold(element);
  }, [look, hold]);

  const scrollToEnd = useCallback(() => {
    sticky.current = true;
    anchor.current = undefined;
    setAtEnd(true);
    settled.current = { height: 0, view: 0 };
    if (scroller.current) hold(scroller.current);
  }, [hold]);

  const isAtEnd = useCallback(() => sticky.current, []);

  useLayoutEffect(settle);

  useEffect(() => {
    const element = scroller.current;
    const inner = content.current;
    if (!element || !inner) return undefined;
    const follow = () => {
      look(element);
      if (sticky.current) return;
      // What has moved since it last settled is made good before another line is held.
      hold(element);
      anchor.current = findAnchor(element);
    };
    const resized = new ResizeObserver(settle);
    element.addEventListener('scroll', follow, { passive: true });
    resized.observe(element);
    resized.observe(inner);
    return () => {
      element.removeEventListener('scroll', follow);
      resized.disconnect();
    };
  }, [look, hold, settle]);

  return { scroller, content, atEnd, isAtEnd, scrollToEnd };
}
