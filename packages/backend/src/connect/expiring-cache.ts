export interface ExpiringCacheOptions<Value> {
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
  /** Milliseconds for which a value holds. */
  readonly lifetime: (value: Value) => number;
  readonly maxSize: number;
}

interface Entry<Value> {
  readonly value: Promise<Value>;
  expires: number;
}

/** Keeps what was looked up for a while. Several who ask for the same at once share one look-up; a failure is not kept. */
export function expiringCache<Value>({ now, lifetime, maxSize }: ExpiringCacheOptions<Value>) {
  const entries = new Map<string, Entry<Value>>();

  const lookUp = (key: string, look: () => Promise<Value>): Promise<Value> => {
    const entry: Entry<Value> = { value: look(), expires: Infinity };
    entries.delete(key);
    entries.set(key, entry);
    const [oldest] = entries.keys();
    if (entries.size > maxSize && oldest !== undefined) entries.delete(oldest);
    entry.value.then(
      (value) => (entry.expires = now() + lifetime(value)),
      () => entries.get(key) === entry && entries.delete(key),
    );
    return entry.value;
  };

  return {
    get(key: string, look: () => Promise<Value>): Promise<Value> {
      const entry = entries.get(key);
      return entry !== undefined && entry.expires > now() ? entry.value : lookUp(key, look);
    },
  };
}
