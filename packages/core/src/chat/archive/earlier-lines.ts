import type { Clock } from '../../platform/clock.ts';
import { withDeadline } from '../../platform/deadline.ts';
import type { ChatChannel } from '../chat-port.ts';
import { PAGE_SIZE, SessionLimits } from '../sync/limits.ts';
import type { ChatMessage } from '../timeline/chat-message.ts';
import type { Conversation } from '../timeline/conversation.ts';
import { kindOf } from '../timeline/message-kinds.ts';
import { has, oldest } from '../timeline/timeline.ts';
import { toMessage } from '../timeline/wire-message.ts';

export interface OpenChannel {
  readonly channel: ChatChannel;
  readonly signal: AbortSignal;
}

/**
 * E3: what was said in this contact before the oldest line that the page shows, for the transcript store alone: the agent may never
 * scroll there. Nothing is asked for when all of it was stored before.
 */
export class EarlierLines {
  readonly #clock: Clock;
  /** The newest line up to which everything is known to be stored. */
  readonly #storedUpTo: string | undefined;
  readonly #seen = new Set<string>();
  #from: string | undefined;
  #complete = false;

  constructor({ clock, storedUpTo }: { clock: Clock; storedUpTo: string | undefined }) {
    this.#clock = clock;
    this.#storedUpTo = storedUpTo;
  }

  /** Nothing earlier is left to be fetched. */
  get complete(): boolean {
    return this.#complete;
  }

  /** The page before; none when there is nothing earlier. Rejects as the channel does; the same page is asked for again then. */
  async next(conversation: Conversation, { channel, signal }: OpenChannel): Promise<readonly ChatMessage[]> {
    this.#from ??= this.#beginning(conversation);
    if (this.#from === undefined) {
      this.#complete = true;
      return [];
    }
    const startItemId = this.#from;
    const { items, nextToken } = await withDeadline(
      { clock: this.#clock, limit: SessionLimits.page, step: 'An earlier page of the transcript', signal },
      (limited) =>
        channel.getTranscript({ scanDirection: 'backward', maxResults: PAGE_SIZE, startItemId }, { signal: limited }),
    );
    const { contactId, selfId } = conversation;
    const lines = items.flatMap((item) => {
      const kind = kindOf(item);
      return kind.kind === 'line' ? [toMessage(item, kind, { contactId, selfId, fallbackTimestamp: 0 })] : [];
    });
    const own = lines.filter(({ segmentContactId }) => segmentContactId === undefined);
    const isNew = lines.some(({ id }) => id !== startItemId && !this.#seen.has(id));
    for (const { id } of lines) this.#seen.add(id);
    this.#from = lines[0]?.id;
    this.#complete =
      nextToken === undefined || !isNew || own.length === 0 || lines.some(({ id }) => id === this.#storedUpTo);
    return own;
  }

  #beginning({ timeline, older }: Conversation): string | undefined {
    const first = oldest(timeline);
    const isStored = this.#storedUpTo !== undefined && has(timeline, this.#storedUpTo);
    return !first || !older.more || isStored || first.segmentContactId !== undefined ? undefined : first.id;
  }
}
