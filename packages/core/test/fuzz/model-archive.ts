import type { WireItem } from '@liaison/protocol';
import { type ArchivePage, LiaisonError, type TranscriptArchive } from '../../src/index.ts';
import type { FakeClock } from '../../src/testing/index.ts';

/** Items of one answer: fewer than anybody asks for, so that there are pages. */
const PAGE = 7;

/** What the transcript store would do, as simply as it can be said: each item once, by stamp. Every third write fails, half of those after it was done. */
export class ModelArchive implements TranscriptArchive {
  readonly items = new Map<string, WireItem>();
  readonly #clock: FakeClock;
  readonly #hits: (fault: string) => void;
  #writes = 0;
  #healthy = false;

  constructor(clock: FakeClock, hits: (fault: string) => void) {
    this.#clock = clock;
    this.#hits = hits;
  }

  heal(): void {
    this.#healthy = true;
  }

  store(_contactId: string, items: readonly WireItem[]): Promise<void> {
    this.#writes += 1;
    const fails = !this.#healthy && this.#writes % 3 === 0;
    const committed = this.#writes % 2 === 0;
    if (!fails || committed) for (const item of items) this.items.set(item.Id, item);
    this.#hits(fails ? `store failed${committed ? ' committed' : ''}` : 'stored');
    return this.#answer(() => {
      if (fails) throw new LiaisonError('ServiceError', 'A fault');
    });
  }

  copyFile(): Promise<void> {
    return Promise.resolve();
  }

  read(_contactId: string, { cursor }: { cursor?: string }): Promise<ArchivePage> {
    const all = [...this.items.values()].toSorted(
      (a, b) => a.AbsoluteTime.localeCompare(b.AbsoluteTime) || a.Id.localeCompare(b.Id),
    );
    const end = cursor === undefined ? all.length : Number(cursor);
    const start = Math.max(0, end - PAGE);
    return this.#answer(() => ({ items: all.slice(start, end), ...(start > 0 && { next: `${start}` }) }));
  }

  reveal(): Promise<never> {
    return Promise.reject(new LiaisonError('RejectedError', 'Nothing is masked here'));
  }

  #answer<Value>(act: () => Value): Promise<Value> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#clock.schedule(20, resolve);
    return promise.then(act);
  }
}
