import type { Clock } from '../../platform/clock.ts';
import { withDeadline } from '../../platform/deadline.ts';
import type { NewId } from '../../platform/random.ts';
import type { ChatChannel } from '../chat-port.ts';
import type { LiveConversation } from '../live-conversation.ts';
import { oldest } from '../timeline/timeline.ts';
import { PAGE_SIZE, SessionLimits } from './limits.ts';

interface LoadOlderOptions {
  readonly conversation: LiveConversation;
  readonly open: { readonly channel: ChatChannel; readonly signal: AbortSignal };
  readonly clock: Clock;
  readonly newId: NewId;
}

/** T8: fetches the page before the oldest line, if there is one and none is under way. Rejects when it did not come. */
export async function loadOlder({ conversation, open, clock, newId }: LoadOlderOptions): Promise<void> {
  const { current } = conversation;
  if (!current?.older.more || current.older.request !== undefined) return;
  const { channel, signal } = open;
  const request = newId();
  const first = oldest(current.timeline);
  const { nextToken } = current.older;
  const from = nextToken === undefined ? first && { startItemId: first.id } : { nextToken };
  conversation.dispatch({ type: 'olderRequested', request });
  try {
    const page = await withDeadline({ clock, limit: SessionLimits.page, step: 'Older messages', signal }, (limited) =>
      channel.getTranscript({ scanDirection: 'backward', maxResults: PAGE_SIZE, ...from }, { signal: limited }),
    );
    conversation.dispatch({ type: 'olderPageReceived', request, ...page });
  } catch (thrown) {
    conversation.dispatch({ type: 'olderFailed', request });
    throw thrown;
  }
}
