import type { DocumentKeeper } from '@liaison/core';

/** Saves what waits whenever the page goes out of view: it may never come back. */
export function saveBeforeHidden(
  page: Pick<Window, 'addEventListener' | 'document' | 'removeEventListener'>,
  keepers: readonly Pick<DocumentKeeper<unknown>, 'flushAll'>[],
): () => void {
  const save = () => {
    for (const keeper of keepers) keeper.flushAll();
  };
  const saveIfHidden = () => {
    if (page.document.visibilityState === 'hidden') save();
  };
  page.document.addEventListener('visibilitychange', saveIfHidden);
  page.addEventListener('pagehide', save);
  return () => {
    page.document.removeEventListener('visibilitychange', saveIfHidden);
    page.removeEventListener('pagehide', save);
  };
}
