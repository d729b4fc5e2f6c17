const BITS = 5;
const FAN_OUT = 1 << BITS;
const MASK = FAN_OUT - 1;

type Leaf<Value> = ReadonlyMap<string, Value>;
type Branch<Value> = readonly (Leaf<Value> | undefined)[];

/**
 * A map that never changes: `with` answers a new one that shares nearly everything with the old. Two levels of 32 branches over the
 * key's hash, so that one change copies about 64 references and one small leaf, also at tens of thousands of keys.
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
    return this.#root[hash & MASK]?.[(hash >>> BITS) & MASK]?.get(key);
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
    const branches = new Map<number, (Leaf<Value> | undefined)[]>();
    const leaves = new Map<number, Map<string, Value>>();
    let size = this.size;
    for (const [key, value] of changes) {
      const hash = hashOf(key);
      const at = hash & MASK;
      const inner = (hash >>> BITS) & MASK;
      const branch = branches.get(at) ?? [...(root[at] ?? [])];
      const leaf = leaves.get(hash & (FAN_OUT * FAN_OUT - 1)) ?? new Map(branch[inner]);
      size -= leaf.size;
      if (value === undefined) leaf.delete(key);
      else leaf.set(key, value);
      size += leaf.size;
      branch[inner] = leaf;
      root[at] = branch;
      branches.set(at, branch);
      leaves.set(hash & (FAN_OUT * FAN_OUT - 1), leaf);
    }
    return new PersistentMap(root, size);
  }
}

/** FNV-1a over UTF-16 units: cheap, and well spread over the low bits for UUIDs. */
function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  return hash ^ (hash >>> 15);
}
