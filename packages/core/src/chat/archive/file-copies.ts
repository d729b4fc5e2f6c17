import type { Clock } from '../../platform/clock.ts';
import { withDeadline } from '../../platform/deadline.ts';
import { toLiaisonError } from '../../platform/errors.ts';
import type { Logger } from '../../platform/logger.ts';
import { SessionLimits } from '../sync/limits.ts';
import type { ChatMessage } from '../timeline/chat-message.ts';
import type { OpenChannel } from './earlier-lines.ts';
import type { TranscriptArchive } from './transcript-archive.ts';

/** So often a file is tried, whatever was said: what Amazon Connect itself tells the store of the scan may come after us. */
const TRIES = 3;

interface FileCopiesOptions {
  readonly archive: Pick<TranscriptArchive, 'copyFile'>;
  readonly contactId: string;
  readonly clock: Clock;
  readonly logger: Logger;
}

interface File {
  readonly attachmentId: string;
  readonly tries: number;
}

/**
 * E5: has the transcript store copy the files of a chat while Amazon Connect still gives them out, one after the other. Whoever has a file
 * copied twice is answered with the first copy.
 */
export class FileCopies {
  readonly #options: FileCopiesOptions;
  readonly #known = new Set<string>();
  #waiting: readonly File[] = [];
  #busy = false;

  constructor(options: FileCopiesOptions) {
    this.#options = options;
  }

  /** Files are there that are not copied. */
  get waiting(): boolean {
    return this.#waiting.length > 0;
  }

  /** Takes up the files of a line that is stored. */
  add({ attachments = [] }: ChatMessage): void {
    for (const { id, status } of attachments) {
      if (status !== 'approved' || this.#known.has(id)) continue;
      this.#known.add(id);
      this.#waiting = [...this.#waiting, { attachmentId: id, tries: 0 }];
    }
  }

  /** Has every file copied that waits; what fails waits for the next round. Never rejects. */
  async run(open: OpenChannel): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    const round = this.#waiting;
    this.#waiting = [];
    for (const file of round) await this.#copy(file, open);
    this.#busy = false;
  }

  async #copy({ attachmentId, tries }: File, { channel, signal }: OpenChannel): Promise<void> {
    const { archive, clock, contactId, logger } = this.#options;
    try {
      const { url } = await withDeadline(
        { clock, limit: SessionLimits.page, step: 'The address of a file', signal },
        (limited) => channel.getAttachment(attachmentId, { signal: limited }),
      );
      // The address is good for some time yet: what has begun goes on when the chat ends.
      await withDeadline(
        { clock, limit: SessionLimits.archive, step: 'Copying a file', signal: new AbortController().signal },
        (limited) => archive.copyFile(contactId, { attachmentId, url }, { signal: limited }),
      );
    } catch (thrown) {
      if (tries + 1 < TRIES || signal.aborted) {
        this.#waiting = [...this.#waiting, { attachmentId, tries: tries + 1 }];
      } else {
        logger.warn('A file is not copied', { contactId, error: toLiaisonError(thrown).name });
      }
    }
  }
}
