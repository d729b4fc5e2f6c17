import { useEffect, useState } from 'react';
import { useLiaison } from '../provider/liaison-context.ts';
import type { QuickResponse } from './quick-response.ts';

interface Result {
  readonly word: string;
  readonly responses: readonly QuickResponse[];
}

/** More than fit beside a composer are not helpful. */
const shown = 8;

/** What the source has for a shortcut being typed; `undefined` while there is no shortcut or no answer yet. */
export function useQuickResponses(contactId: string, word: string | undefined): readonly QuickResponse[] | undefined {
  const { quickResponses } = useLiaison();
  const [result, setResult] = useState<Result>();
  useEffect(() => {
    if (word === undefined || !quickResponses) return undefined;
    const gone = new AbortController();
    const take = (responses: readonly QuickResponse[]) => {
      if (!gone.signal.aborted) setResult({ word, responses: responses.slice(0, shown) });
    };
    quickResponses.search({ text: word, contactId }, { signal: gone.signal }).then(take, () => take([]));
    return () => gone.abort();
  }, [quickResponses, contactId, word]);
  // The last answer stands until the next one is there, so that the list does not flicker at every key.
  return word === undefined ? undefined : result?.responses;
}
