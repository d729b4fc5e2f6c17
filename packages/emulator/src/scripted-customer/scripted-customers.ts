import type { Clock } from '../world/clock.ts';
import type { CustomerLine, OpenLine } from './customer-line.ts';
import type { Pace } from './pace.ts';
import { playScript } from './play-script.ts';
import type { Script } from './script.ts';

export type CustomerState =
  /** Is starting the chat. */
  | 'calling'
  | 'chatting'
  /** Has played to the end, or the chat has ended. */
  | 'done'
  | 'stopped'
  /** The emulator refused something, e.g. by an injected fault. */
  | 'failed';

export interface ScriptedCustomer {
  readonly id: string;
  readonly scriptId: string;
  readonly name: string;
  readonly state: CustomerState;
  readonly contactId?: string;
}

export interface StartCustomer {
  readonly script: Script;
  readonly name?: string;
  readonly contactFlowId: string;
  /** Tells that two of them are the same customer. */
  readonly customerId?: string;
}

export interface ScriptedCustomersOptions {
  readonly openLine: OpenLine;
  readonly clock: Clock;
  readonly pace: Pace;
  readonly newId: () => string;
}

interface Entry {
  shown: ScriptedCustomer;
  readonly controller: AbortController;
  line?: CustomerLine;
  readonly finished: Promise<void>;
}

/** Customers who follow a script, so that one person alone can see chats arrive. None starts by itself. */
export class ScriptedCustomers implements AsyncDisposable {
  readonly #entries = new Map<string, Entry>();
  readonly #options: ScriptedCustomersOptions;

  constructor(options: ScriptedCustomersOptions) {
    this.#options = options;
  }

  /** Everyone started since the last reset, the latest last. */
  list(): readonly ScriptedCustomer[] {
    return [...this.#entries.values()].map((entry) => entry.shown);
  }

  /** Resolves once the chat has been started and the script runs, or has failed to. */
  async start({ script, name, ...call }: StartCustomer): Promise<ScriptedCustomer> {
    const { promise: finished, resolve: finish } = Promise.withResolvers<void>();
    const shown: ScriptedCustomer = {
      id: this.#options.newId(),
      scriptId: script.id,
      name: name ?? script.customerName,
      state: 'calling',
    };
    const entry: Entry = { shown, controller: new AbortController(), finished };
    this.#entries.set(shown.id, entry);
    try {
      entry.line = await this.#options.openLine({ name: shown.name, ...call, attributes: script.attributes });
      entry.shown = { ...entry.shown, contactId: entry.line.contactId };
    } catch {
      entry.shown = { ...entry.shown, state: 'failed' };
      finish();
      return entry.shown;
    }
    entry.shown = { ...entry.shown, state: 'chatting' };
    void this.#play(script, entry, entry.line).then(finish);
    return entry.shown;
  }

  /** Makes a customer leave, whatever the script says; answers whether there is such a customer. */
  stop(id: string): boolean {
    const entry = this.#entries.get(id);
    entry?.controller.abort();
    return entry !== undefined;
  }

  /** Makes everybody leave, and forgets them. */
  async reset(): Promise<void> {
    const entries = [...this.#entries.values()];
    this.#entries.clear();
    for (const entry of entries) entry.controller.abort();
    await Promise.all(entries.map((entry) => entry.finished));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.reset();
  }

  async #play(script: Script, entry: Entry, line: CustomerLine): Promise<void> {
    const { signal } = entry.controller;
    try {
      await playScript(script, { line, signal, clock: this.#options.clock, pace: this.#options.pace });
      if (signal.aborted) await line.leave();
      entry.shown = { ...entry.shown, state: signal.aborted ? 'stopped' : 'done' };
    } catch {
      entry.shown = { ...entry.shown, state: 'failed' };
    } finally {
      line.close();
    }
  }
}
