interface Waiting<Item> {
  readonly item: Item;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

export interface GroupCommitOptions {
  /** Items that are written together at most. */
  readonly max: number;
  /** Whether a batch failed because of an item in it, and not because nothing can be written. */
  readonly blamesItem: (error: unknown) => boolean;
}

/**
 * Writes what is asked for one by one in batches: while one batch is being written, the next one gathers. A call resolves once its
 * item is written. A lone caller does not wait; a thousand at once share one write. A batch that fails for one of its
 * items is written item by item, so that the bad one only fails its own caller.
 */
export function groupCommit<Item>(
  write: (items: readonly Item[]) => Promise<unknown>,
  { max, blamesItem }: GroupCommitOptions,
): (item: Item) => Promise<void> {
  const queue: Waiting<Item>[] = [];
  let writing = false;

  const writeBatch = async (batch: readonly Waiting<Item>[]) => {
    try {
      await write(batch.map(({ item }) => item));
      for (const { resolve } of batch) resolve();
    } catch (error) {
      if (batch.length > 1 && blamesItem(error)) for (const waiting of batch) await writeBatch([waiting]);
      else for (const { reject } of batch) reject(error);
    }
  };
  const drain = async () => {
    writing = true;
    while (queue.length > 0) await writeBatch(queue.splice(0, max));
    writing = false;
  };

  return (item) =>
    new Promise((resolve, reject) => {
      queue.push({ item, resolve, reject });
      if (!writing) void drain();
    });
}
