import type { Tabs } from '../platform/tabs.ts';

interface Claim {
  readonly name: string;
  readonly onLeading: () => void;
}

/** The pages of one agent in memory: locks go to whoever waits longest, as Web Locks do. */
export class MemoryTabs {
  readonly #claims: Claim[] = [];
  readonly #listeners = new Set<(message: unknown) => void>();

  /** One page's view. */
  tab(): Tabs {
    const own = new Set<(message: unknown) => void>();
    return {
      lead: (name, onLeading) => this.#claim({ name, onLeading }),
      tell: (message) => {
        const others = [...this.#listeners].filter((listener) => !own.has(listener));
        queueMicrotask(() => {
          for (const listener of others) listener(structuredClone(message));
        });
      },
      hear: (listener) => {
        own.add(listener);
        this.#listeners.add(listener);
        return () => {
          own.delete(listener);
          this.#listeners.delete(listener);
        };
      },
    };
  }

  #claim(claim: Claim): () => void {
    this.#claims.push(claim);
    if (this.#leader(claim.name) === claim) this.#appoint(claim);
    return () => {
      const at = this.#claims.indexOf(claim);
      if (at < 0) return;
      const led = this.#leader(claim.name) === claim;
      this.#claims.splice(at, 1);
      const next = this.#leader(claim.name);
      if (led && next) this.#appoint(next);
    };
  }

  #leader(name: string): Claim | undefined {
    return this.#claims.find((claim) => claim.name === name);
  }

  #appoint(claim: Claim): void {
    queueMicrotask(() => {
      if (this.#claims.includes(claim)) claim.onLeading();
    });
  }
}
