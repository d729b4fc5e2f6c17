import type { QuickResponsesFound } from '@liaison/core';
import { useEffect, useState } from 'react';
import { useLiaison } from '../provider/liaison-context.ts';
import type { QuickResponse } from './quick-response.ts';

interface Result extends QuickResponsesFound {
  readonly word: string;
}

/** More than fit beside a composer are not helpful. */
const shown = 8;

export interface QuickResponseAnswer {
  /** `undefined` while there is no shortcut or no answer yet. The last answer stands until the next one is there, so that the list does not flicker at every key. */
  readonly found: QuickResponsesFound | undefined;
  /** Whether that is no answer to what is typed now: nothing of it may be taken unseen. */
  readonly isStale: boolean;
}

/** What the sources have for a shortcut being typed. */
export function useQuickResponses(contactId: string, word: string | undefined): QuickResponseAnswer {
  const { quickResponses } = useLiaison();
  const [result, setResult] = useState<Result>();
  useEffect(() => {
    if (word === undefined || !quickResponses) return undefined;
    const gone = new AbortController();
    let told: QuickResponsesFound | undefined;
    const take = (found: QuickResponsesFound) => {
      // That nothing fits is known only when all have answered.
      if (gone.signal.aborted || (found.waiting && found.responses.length === 0)) return;
      const responses = inPlace(told?.responses ?? [], found.responses).slice(0, shown);
      told = { ...found, responses };
      setResult({ word, ...told });
    };
    quickResponses.search({ text: word, contactId }, { signal: gone.signal, onFound: take }).then(
      (responses) => take({ responses, waiting: false, failed: told?.failed ?? false }),
      () => take({ responses: [], waiting: false, failed: true }),
    );
    return () => gone.abort();
  }, [quickResponses, contactId, word]);
  if (word === undefined || !quickResponses) return { found: undefined, isStale: false };
  return { found: result, isStale: result?.word !== word };
}

/** What stands there already keeps its place under the agent's hands; what a slower source adds comes after it. */
function inPlace(before: readonly QuickResponse[], found: readonly QuickResponse[]): readonly QuickResponse[] {
  const ids = new Set(found.map(({ id }) => id));
  const kept = before.filter(({ id }) => ids.has(id));
  const known = new Set(kept.map(({ id }) => id));
  return [...kept, ...found.filter(({ id }) => !known.has(id))];
}
