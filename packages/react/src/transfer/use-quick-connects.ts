import { type LiaisonError, type QuickConnect, toLiaisonError } from '@liaison/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useLiaison } from '../provider/liaison-context.ts';

export type QuickConnectList =
  | { readonly name: 'loading' }
  | { readonly name: 'loaded'; readonly quickConnects: readonly QuickConnect[] }
  | { readonly name: 'failed'; readonly error: LiaisonError };

/** Whom a chat can be passed to, asked anew each time it is shown, for administrators change it; `retry` asks once more. */
export function useQuickConnects(): { list: QuickConnectList; retry: () => void } {
  const { connectService } = useLiaison();
  const [list, setList] = useState<QuickConnectList>({ name: 'loading' });
  const gone = useRef<AbortController>(undefined);
  const load = useCallback(() => {
    gone.current?.abort();
    const controller = new AbortController();
    gone.current = controller;
    const take = (next: QuickConnectList) => {
      if (!controller.signal.aborted) setList(next);
    };
    connectService.listQuickConnects({ signal: controller.signal }).then(
      (quickConnects) => take({ name: 'loaded', quickConnects }),
      (error: unknown) => take({ name: 'failed', error: toLiaisonError(error) }),
    );
  }, [connectService]);
  useEffect(() => {
    load();
    return () => gone.current?.abort();
  }, [load]);
  const retry = useCallback(() => {
    setList({ name: 'loading' });
    load();
  }, [load]);
  return { list, retry };
}
