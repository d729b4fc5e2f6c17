import type { Tabs } from '../platform/tabs.ts';

interface Turn {
  readonly came: Promise<void>;
  readonly end: () => void;
}

/** One page of the agent at a time writes a document; the others wait until that page has saved what it had, or is gone. */
export class WriterTurns {
  readonly #tabs: Tabs;
  readonly #kind: string;
  readonly #turns = new Map<string, Turn>();

  constructor(tabs: Tabs, kind: string) {
    this.#tabs = tabs;
    this.#kind = kind;
  }

  /** Resolves when it is this page's turn (`leads` is true then), or when nothing is to be written any more. */
  begin(document: { readonly owner: string; leads: boolean }): Promise<void> {
    const { owner } = document;
    const known = this.#turns.get(owner);
    if (known) return known.came;
    const { promise, resolve } = Promise.withResolvers<void>();
    const stop = this.#tabs.lead(`document:${this.#kind}:${owner}`, () => {
      document.leads = true;
      resolve();
    });
    const end = () => {
      stop();
      document.leads = false;
      resolve();
    };
    this.#turns.set(owner, { came: promise, end });
    return promise;
  }

  has(owner: string): boolean {
    return this.#turns.has(owner);
  }

  end(owner: string): void {
    this.#turns.get(owner)?.end();
    this.#turns.delete(owner);
  }
}
