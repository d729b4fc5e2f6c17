import { backoff, type Random } from '../../platform/backoff.ts';
import type { Clock } from '../../platform/clock.ts';
import { pause, withDeadline } from '../../platform/deadline.ts';
import { LiaisonError, toLiaisonError } from '../../platform/errors.ts';
import type { ChatChannel, TranscriptPage } from '../chat-port.ts';
import type { LiveConversation } from '../live-conversation.ts';
import { PAGE_SIZE, Retry, SessionLimits } from './limits.ts';

/** `stale`: another catch-up took over, or the session is gone; nothing was changed. */
export type CatchUpResult =
  | { readonly outcome: 'complete' | 'stale' }
  | { readonly outcome: 'failed'; readonly error: LiaisonError };

interface CatchUpOptions {
  readonly channel: ChatChannel;
  readonly conversation: LiveConversation;
  readonly request: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly signal: AbortSignal;
}

/**
 * Pages from the newest back until the pages reach what is known (T4). A page that fails for a passing reason is asked for again; without
 * any page for a minute, or with pages that lead nowhere (T7), it fails and the caller decides.
 */
export async function catchUp(options: CatchUpOptions): Promise<CatchUpResult> {
  const { conversation, request, signal } = options;
  conversation.dispatch({ type: 'catchUpStarted', request });
  let nextToken: string | undefined;
  for (;;) {
    let page: TranscriptPage;
    try {
      page = await fetchPage(options, nextToken);
    } catch (thrown) {
      return signal.aborted ? { outcome: 'stale' } : { outcome: 'failed', error: toLiaisonError(thrown) };
    }
    if (signal.aborted) return { outcome: 'stale' };
    const fill = conversation.dispatch({ type: 'pageReceived', request, ...page })?.fill;
    if (fill?.request !== request) return { outcome: 'stale' };
    if (fill.outcome === 'stalled') {
      return {
        outcome: 'failed',
        error: new LiaisonError('ServiceError', 'The transcript does not reach what is known'),
      };
    }
    if (fill.outcome === 'complete') {
      conversation.dispatch({ type: 'catchUpFinished', request });
      return { outcome: 'complete' };
    }
    nextToken = fill.nextToken;
  }
}

async function fetchPage(options: CatchUpOptions, nextToken: string | undefined): Promise<TranscriptPage> {
  const { channel, clock, random, signal } = options;
  const until = clock.now() + SessionLimits.catchUp;
  for (let failures = 1; ; failures += 1) {
    try {
      return await withDeadline(
        { clock, limit: SessionLimits.page, step: 'A page of the transcript', signal },
        (pageSignal) =>
          channel.getTranscript(
            { scanDirection: 'backward', maxResults: PAGE_SIZE, ...(nextToken !== undefined && { nextToken }) },
            { signal: pageSignal },
          ),
      );
    } catch (thrown) {
      const error = toLiaisonError(thrown);
      const delay = backoff(failures, { ...Retry.page, random });
      if (signal.aborted || !error.retryable || clock.now() + delay > until) throw error;
      await pause(clock, delay, signal);
    }
  }
}
