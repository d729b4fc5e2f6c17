import { LiaisonError, type Clock, type QuickResponse, type QuickResponseSource } from '@liaison/core';
import type { CcpSession } from './ccp-session.ts';
import type { StreamsQuickResponse } from './streams-api.ts';
import { errorFromStreams } from './streams-errors.ts';

/** Milliseconds. Whoever types a shortcut does not wait longer. */
const SEARCH_LIMIT = 5_000;
/** Milliseconds until an instance is asked again whether it has any. */
const LOOK_AGAIN_AFTER = 10 * 60_000;
/** More are asked for than are shown: the service looks in the texts too, and knows nothing of who comes first here. */
const MOST = 30;

/**
 * Amazon Connect's own quick responses, through Streams (2.8 and later). Attributes of the contact are filled in by the service; what it
 * could not fill stands in the text and is named. An instance without any answers nothing and is not asked at every key.
 */
export function createStreamsQuickResponses({
  session,
  clock,
}: {
  session: CcpSession;
  clock: Clock;
}): QuickResponseSource {
  let enabled: { readonly value: boolean; readonly at: number } | undefined;

  return {
    async search({ text, contactId }, { signal }) {
      const { QuickResponses } = session.use().connect;
      const limited = <Value>(call: () => Promise<Value>): Promise<Value> => withLimit(clock, signal, call);
      if (enabled === undefined || clock.now() - enabled.at > LOOK_AGAIN_AFTER) {
        enabled = { value: (await limited(() => QuickResponses.isEnabled())) === true, at: clock.now() };
      }
      if (!enabled.value) return [];
      const found = await limited(() =>
        QuickResponses.searchQuickResponses({ query: text, contactId, maxResults: MOST }),
      );
      return byShortcutFirst((found.results ?? []).flatMap(toQuickResponse), text);
    },
  };
}

/** Whoever types a shortcut means it; then come names that begin so, then whatever else was found. */
function byShortcutFirst(responses: readonly QuickResponse[], text: string): QuickResponse[] {
  const sought = text.trim().toLowerCase();
  const rank = ({ name, shortcut }: QuickResponse): number =>
    shortcut.toLowerCase().startsWith(sought) ? 0 : name.toLowerCase().startsWith(sought) ? 1 : 2;
  return responses.toSorted((a, b) => rank(a) - rank(b));
}

function toQuickResponse(found: StreamsQuickResponse): QuickResponse[] {
  const { contents, isActive, name, quickResponseId, shortcutKey } = found;
  const markdown = contents?.markdown?.content;
  const content = contents?.plainText?.content ?? markdown;
  if (!content || isActive === false) return [];
  const unfilled = found.attributesNotInterpolated ?? [];
  return [
    {
      id: quickResponseId,
      name,
      shortcut: shortcutKey ?? '',
      content,
      ...(markdown && markdown !== content ? { markdown } : {}),
      ...(unfilled.length > 0 ? { unfilled } : {}),
    },
  ];
}

/** Streams' promise may never settle, may be refused with anything, or the call may throw at once. */
async function withLimit<Value>(clock: Clock, signal: AbortSignal, call: () => Promise<Value>): Promise<Value> {
  const { promise, reject } = Promise.withResolvers<never>();
  const givenUp = (): void => reject(new LiaisonError('NetworkError', 'The search was given up'));
  if (signal.aborted) throw new LiaisonError('NetworkError', 'The search was given up');
  signal.addEventListener('abort', givenUp, { once: true });
  const cancel = clock.schedule(SEARCH_LIMIT, () =>
    reject(new LiaisonError('TimeoutError', 'Amazon Connect did not answer in time')),
  );
  try {
    return await Promise.race([promise, call()]);
  } catch (thrown) {
    throw thrown instanceof LiaisonError ? thrown : errorFromStreams(thrown);
  } finally {
    cancel();
    signal.removeEventListener('abort', givenUp);
  }
}
