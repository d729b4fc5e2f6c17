import { EventContentType, type WireItem } from '@liaison/protocol';

/** What a customer has seen of the chat so far, each item once. */
export class ItemLog {
  readonly #items = new Map<string, WireItem>();
  readonly #waiting = new Set<() => void>();
  #over = false;

  /** Whether the chat has ended, for whatever reason. */
  get over(): boolean {
    return this.#over;
  }

  get agentJoined(): boolean {
    return [...this.#items.values()].some((item) => item.ParticipantRole === 'AGENT');
  }

  /** How many messages and attachments agents have sent. */
  get answers(): number {
    return [...this.#items.values()].filter((item) => item.ParticipantRole === 'AGENT' && item.Type !== 'EVENT').length;
  }

  add(item: WireItem): void {
    // A typing sign is an event of the moment and says nothing about who has joined or answered.
    if (item.ContentType === EventContentType.typing) return;
    this.#items.set(item.Id, item);
    if (item.ContentType === EventContentType.chatEnded) this.#over = true;
    this.#tell();
  }

  end(): void {
    this.#over = true;
    this.#tell();
  }

  /** Resolves once the condition holds or the chat is over. */
  async until(condition: () => boolean): Promise<void> {
    if (this.#over || condition()) return;
    await new Promise<void>((resolve) => {
      const check = () => {
        if (!this.#over && !condition()) return;
        this.#waiting.delete(check);
        resolve();
      };
      this.#waiting.add(check);
    });
  }

  #tell(): void {
    for (const check of this.#waiting) check();
  }
}
