import type { Tabs } from '../platform/tabs.ts';

/** One page of the agent at a time writes a document; the others wait until that page has saved what it had, or is gone. */
export class WriterTurn {
  readonly #tabs: Tabs;
  readonly #name: string;
  #came: Promise<void> | undefined;
  #end: (() => void) | undefined;
  #leads = false;

  /** `name` is the document's among all that the pages write. */
  constructor(tabs: Tabs, name: string) {
    this.#tabs = tabs;
    this.#name = name;
  }

  /** Whether it is this page that writes. */
  get leads(): boolean {
    return this.#leads;
  }

  /** Whether this page writes, or waits for it. */
  get isTaken(): boolean {
    return this.#came !== undefined;
  }

  /** Resolves when it is this page's turn (`leads` is true then), or when nothing is to be written any more. */
  begin(): Promise<void> {
    if (this.#came) return this.#came;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#came = promise;
    const stop = this.#tabs.lead(this.#name, () => {
      this.#leads = true;
      resolve();
    });
    this.#end = () => {
      stop();
      this.#leads = false;
      resolve();
    };
    return promise;
  }

  end(): void {
    this.#end?.();
    this.#end = undefined;
    this.#came = undefined;
  }
}
