import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { type Anchor, findAnchor, shiftOf } from './scroll-anchor.ts';

export interface StickToEnd {
  scroller: RefObject<HTMLDivElement | null>;
  content: RefObject<HTMLDivElement | null>;
  /** Whether the newest line is in view. */
  atEnd: boolean;
  scrollToEnd: () => void;
}

/** Closer to the end than this counts as at the end, in px. */
const slack = 32;

/**
 * Keeps a scroller at its end while it is there, and keeps what is read in place otherwise, whatever is added or gets its real height
 * above it. Where the browser anchors by itself there is nothing left to correct.
 */
export function useStickToEnd(): StickToEnd {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const [atEnd, setAtEnd] = useState(true);
  const sticky = useRef(true);
  const anchor = useRef<Anchor>(undefined);
  /** How high content and scroller were when this last settled, in px. */
  const settled = useRef({ height: 0, view: 0 });

  const settle = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    const height = element.scrollHeight;
    settled.current = { height, view: element.clientHeight };
    if (sticky.current) element.scrollTop = height;
    else element.scrollTop += shiftOf(element, anchor.current);
  }, []);

  const scrollToEnd = useCallback(() => {
    sticky.current = true;
    setAtEnd(true);
    settle();
  }, [settle]);

  // At the end, what comes later is settled between its layout and its paint: a layout of its own for each of many messages costs too much.
  useLayoutEffect(settle, [settle]);
  useLayoutEffect(() => {
    if (!sticky.current) settle();
  });

  useEffect(() => {
    const element = scroller.current;
    const inner = content.current;
    if (!element || !inner) return undefined;
    const follow = () => {
      const isEnd = (height: number, view: number) => height - element.scrollTop - view < slack;
      const { height, view } = settled.current;
      // Neither what has come nor what has shrunk since this last settled is the reader's going away from the end, a smaller window neither.
      const near =
        isEnd(height, view) || isEnd(height, element.clientHeight) || isEnd(element.scrollHeight, element.clientHeight);
      sticky.current = near;
      anchor.current = near ? undefined : findAnchor(element);
      setAtEnd(near);
    };
    const resized = new ResizeObserver(settle);
    element.addEventListener('scroll', follow, { passive: true });
    resized.observe(element);
    resized.observe(inner);
    return () => {
      element.removeEventListener('scroll', follow);
      resized.disconnect();
    };
  }, [settle]);

  return { scroller, content, atEnd, scrollToEnd };
}
