import { type RefObject, useEffect, useRef, useState } from 'react';

/** How far outside the window something is prepared before it scrolls in. */
const rootMargin = '1500px 0px';

/** Whether an element has ever been in or close to the window. Answers true at once for what is `wanted` anyway. */
export function useNearView(wanted: boolean): [ref: RefObject<HTMLDivElement | null>, near: boolean] {
  const ref = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(wanted);
  if (wanted && !near) setNear(true);

  useEffect(() => {
    const element = ref.current;
    if (near || !element) return undefined;
    // Margins count only for the scroller that is named as the root.
    const root = element.closest('[role=log]');
    const observer = new IntersectionObserver(
      (entries) => setNear(entries.some(({ isIntersecting }) => isIntersecting)),
      {
        root,
        rootMargin,
      },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [near]);

  return [ref, near];
}
