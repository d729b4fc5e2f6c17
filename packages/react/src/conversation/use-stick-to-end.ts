import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

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
 * Keeps a scroller at its end while it is there, and keeps what is read in place otherwise, also when lines are added above.
 * `firstKey` names the first line; when it changes, lines came in before it.
 */
export function useStickToEnd(firstKey: string | undefined): StickToEnd {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const [atEnd, setAtEnd] = useState(true);
  const sticky = useRef(true);
  const height = useRef(0);
  const known = useRef(firstKey);

  const scrollToEnd = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    sticky.current = true;
    setAtEnd(true);
    element.scrollTop = element.scrollHeight;
  }, []);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    if (known.current !== firstKey && !sticky.current) element.scrollTop += element.scrollHeight - height.current;
    known.current = firstKey;
    height.current = element.scrollHeight;
    if (sticky.current) element.scrollTop = element.scrollHeight;
  });

  useEffect(() => {
    const element = scroller.current;
    const inner = content.current;
    if (!element || !inner) return undefined;
    const follow = () => {
      const near = element.scrollHeight - element.scrollTop - element.clientHeight < slack;
      sticky.current = near;
      setAtEnd(near);
    };
    const resized = new ResizeObserver(() => {
      height.current = element.scrollHeight;
      if (sticky.current) element.scrollTop = element.scrollHeight;
    });
    element.addEventListener('scroll', follow, { passive: true });
    resized.observe(element);
    resized.observe(inner);
    return () => {
      element.removeEventListener('scroll', follow);
      resized.disconnect();
    };
  }, []);

  return { scroller, content, atEnd, scrollToEnd };
}
