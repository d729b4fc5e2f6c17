import type { WireItem } from '@liaison/protocol';
import type { Clock } from './clock.ts';

/** The stored items of one conversation, oldest first. Stamps are whole milliseconds and never repeat. */
export class Transcript {
  readonly #clock: Clock;
  readonly #items: WireItem[] = [];
  #lastStamp = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get items(): readonly WireItem[] {
    return this.#items;
  }

  /** The next stamp, later than every one before; for items that are not stored as well. */
  stamp(): string {
    this.#lastStamp = Math.max(this.#clock.now(), this.#lastStamp + 1);
    return new Date(this.#lastStamp).toISOString();
  }

  append(item: WireItem): void {
    this.#items.push(item);
  }

  find(id: string): WireItem | undefined {
    return this.#items.find((item) => item.Id === id);
  }

  replace(item: WireItem): void {
    const index = this.#items.findIndex((other) => other.Id === item.Id);
    if (index >= 0) this.#items[index] = item;
  }
}
