import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export interface StoredObject {
  readonly key: string;
  readonly body: string;
  /** Milliseconds since the epoch. */
  readonly storedAt: number;
}

/** Objects in the order of their keys. With a folder each is a file there as well, once `put` has resolved. */
export class ObjectStore {
  readonly #folder: string | undefined;
  readonly #objects = new Map<string, StoredObject>();

  constructor({ folder }: { folder?: string | undefined } = {}) {
    this.#folder = folder;
  }

  async put(object: StoredObject): Promise<void> {
    if (this.#folder !== undefined) {
      const path = join(this.#folder, object.key.replaceAll(':', ''));
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, object.body);
    }
    this.#objects.set(object.key, object);
  }

  get(key: string): StoredObject | undefined {
    return this.#objects.get(key);
  }

  list(prefix = ''): StoredObject[] {
    const found = [...this.#objects.values()].filter(({ key }) => key.startsWith(prefix));
    return found.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  }

  /** Forgets all objects; files stay. */
  clear(): void {
    this.#objects.clear();
  }
}
