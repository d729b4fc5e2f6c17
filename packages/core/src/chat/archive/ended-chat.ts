import type { Clock } from '../../platform/clock.ts';
import type { EndReason } from '../session-state.ts';
import { endReasonOf } from '../end-reason.ts';
import { ArchiveReader, type ArchiveReaderOptions } from './archive-reader.ts';

/** Amazon Connect tells the transcript store of the last lines a moment after it tells the page, in ms. */
const ARCHIVE_LAG = 2_000;

interface EndedChatOptions extends Omit<ArchiveReaderOptions, 'isOwn'> {
  readonly clock: Clock;
  /** Called with what the stored lines tell about the end. */
  readonly onReason: (reason: EndReason) => void;
}

/** E2: an agent's own chat from its end on, as the transcript store has it. */
export class EndedChat {
  readonly #options: EndedChatOptions;
  readonly #reader: ArchiveReader;
  #cancelReading: (() => void) | undefined;

  constructor(options: EndedChatOptions) {
    this.#options = options;
    this.#reader = new ArchiveReader({ ...options, isOwn: true });
  }

  /** Reads it once the store can have the last lines. */
  readSoon(): void {
    this.#cancelReading = this.#options.clock.schedule(ARCHIVE_LAG, () => void this.read());
  }

  /** Never rejects: how it went is in the conversation. */
  async read(): Promise<void> {
    const { conversation, onReason } = this.#options;
    await this.#reader.read();
    if (conversation.current) onReason(endReasonOf(conversation.current));
  }

  readOlder(): Promise<void> {
    return this.#reader.readOlder();
  }

  stop(): void {
    this.#cancelReading?.();
    this.#reader.stop();
  }
}
