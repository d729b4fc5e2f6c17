const BITS = 5;
const FAN_OUT = 1 << BITS;
const MASK = FAN_OUT - 1;

type Entry<Value> = readonly [key: string, value: Value];
type Leaf<Value> = readonly Entry<Value>[];
type Branch<Value> = readonly (Leaf<Value> | undefined)[];

/**
 * A map that never changes: `with` answers a new one that shares nearly everything with the old. Two levels of 32 branches over the
 * key's hash end in short lists, so that one change copies about 64 references and one list, also at tens of thousands of keys.
 */
export class PersistentMap<Value> {
  static readonly empty: PersistentMap<never> = new PersistentMap<never>([], 0);

  readonly #root: readonly (Branch<Value> | undefined)[];
  readonly size: number;

  private constructor(root: readonly (Branch<Value> | undefined)[], size: number) {
    this.#root = root;
    this.size = size;
  }

  get(key: string): Value | undefined {
    const hash = hashOf(key);
    const leaf = this.#root[hash & MASK]?.[(hash >>> BITS) & MASK];
    return leaf?.find(([known]) => known === key)?.[1];
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  with(key: string, value: Value): PersistentMap<Value> {
    return this.withAll([[key, value]]);
  }

  without(key: string): PersistentMap<Value> {
    return this.has(key) ? this.withAll([[key, undefined]]) : this;
  }

  /** Applies many changes with each touched node copied once; an undefined value removes its key. */
  withAll(changes: Iterable<readonly [string, Value | undefined]>): PersistentMap<Value> {
    const root = [...this.#root];
    const copied = new Set<unknown>();
    let size = this.size;
    for (const [key, value] of changes) {
      const hash = hashOf(key);
      const branch = own(copied, root[hash & MASK]);
      root[hash & MASK] = branch;
      const leaf = own(copied, branch[(hash >>> BITS) & MASK]);
      branch[(hash >>> BITS) & MASK] = leaf;
      size -= leaf.length;
      change(leaf, key, value);
      size += leaf.length;
    }
    return new PersistentMap(root, size);
  }
}

/** The list itself when it was copied already, otherwise a copy. */
function own<Item>(copied: Set<unknown>, list: readonly Item[] | undefined): Item[] {
  if (list && copied.has(list)) return list as Item[];
  const copy = list ? [...list] : [];
  copied.add(copy);
  return copy;
}

function change<Value>(leaf: Entry<Value>[], key: string, value: Value | undefined): void {
  const at = leaf.findIndex(([known]) => known === key);
  if (value !== undefined) leaf[at < 0 ? leaf.length : at] = [key, value];
  else if (at >= 0) leaf.splice(at, 1);
}

/** FNV-1a over UTF-16 units: cheap, and well spread over the low bits for UUIDs. */
function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  return hash ^ (hash >>> 15);
}
