import type { ChatMessage } from '../timeline/chat-message.ts';
import type { Chunk, Timeline } from '../timeline/timeline.ts';

/** Lines as they were stored, and what of a conversation is still to be. A pass over a long one costs what has changed in it. */
export class StoredLines {
  readonly #forms = new Map<string, string>();
  /** Chunks all of whose lines are stored: as long as the object is the same, so are they. */
  readonly #done = new WeakSet<Chunk>();

  add(line: ChatMessage): void {
    this.#forms.set(line.id, formOf(line));
  }

  has(line: ChatMessage): boolean {
    return this.#forms.get(line.id) === formOf(line);
  }

  /** Lines of this very contact that are new or say more than what is stored, oldest first. */
  *missingFrom({ stretches }: Timeline): Generator<ChatMessage> {
    for (const chunk of stretches.flatMap(({ chunks }) => chunks)) {
      if (this.#done.has(chunk)) continue;
      const missing = chunk.messages.filter((line) => line.segmentContactId === undefined && !this.has(line));
      if (missing.length === 0) this.#done.add(chunk);
      yield* missing;
    }
  }
}

/** What of a line can change in a way that a reader of the transcript would miss; receipts are none. */
const formOf = ({ content, chunk, attachments = [] }: ChatMessage): string =>
  `${content.length} ${chunk ?? ''} ${attachments.map(({ status }) => status).join(' ')}`;
