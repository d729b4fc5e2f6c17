import { type RefCallback, useCallback, useRef, useState } from 'react';

/** How far outside the window something is prepared before it scrolls in. */
const rootMargin = '1500px 0px';

export interface NearChunks {
  /** Keys of the chunks that have ever been in or close to the window. */
  readonly near: ReadonlySet<string>;
  /** Watches an element that carries its chunk's key in `data-chunk`. */
  readonly observe: RefCallback<HTMLElement>;
}

/** Which of the chunks that are not drawn yet the reader has come near to. */
export function useNearChunks(): NearChunks {
  const [near, setNear] = useState<ReadonlySet<string>>(() => new Set());
  const observer = useRef<IntersectionObserver>(undefined);

  const observe = useCallback((element: HTMLElement) => {
    observer.current ??= new IntersectionObserver(
      (entries) => {
        const reached = entries.filter(({ isIntersecting }) => isIntersecting).map(({ target }) => chunkOf(target));
        if (reached.length > 0) setNear((near) => new Set([...near, ...reached]));
      },
      // Margins count only for the scroller that is named as the root.
      { root: element.closest('[role=log]'), rootMargin },
    );
    const watching = observer.current;
    watching.observe(element);
    return () => watching.unobserve(element);
  }, []);

  return { near, observe };
}

const chunkOf = (element: Element): string => (element instanceof HTMLElement && element.dataset['chunk']) || '';
