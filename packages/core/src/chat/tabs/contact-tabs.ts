import type { Unsubscribe } from '../../platform/emitter.ts';
import type { Tabs } from '../../platform/tabs.ts';
import type { ReportedReceipts, SharedAction, TabMessage } from './tab-message.ts';

interface ContactTabsOptions {
  readonly tabs: Tabs;
  readonly contactId: string;
  /** This page may send from now on. */
  readonly onLeading: () => void;
  readonly onAction: (action: SharedAction) => void;
  readonly onSeen: (lineId: string) => void;
  readonly onReported: (receipts: ReportedReceipts) => void;
}

/**
 * S9: one contact among the pages of the agent. Every page takes every step of sending, so that all show the same and any can go on;
 * only the leader talks to the service.
 */
export class ContactTabs {
  readonly #options: ContactTabsOptions;
  readonly #unsubscribe: Unsubscribe;
  #leading = false;
  #stopLeading: (() => void) | undefined;
  /** What is heard before the unsent messages are read from disk comes after them. */
  #early: TabMessage[] | undefined = [];

  constructor(options: ContactTabsOptions) {
    this.#options = options;
    this.#unsubscribe = options.tabs.hear((heard) => {
      const message = heard as TabMessage;
      if (message.contactId !== options.contactId) return;
      if (this.#early) this.#early.push(message);
      else this.#take(message);
    });
  }

  get leading(): boolean {
    return this.#leading;
  }

  /** Hears from now on, and what came before. */
  listen(): void {
    const early = this.#early ?? [];
    this.#early = undefined;
    for (const message of early) this.#take(message);
  }

  /** Waits for its turn to lead. */
  seek(): void {
    const { tabs, contactId, onLeading } = this.#options;
    this.#stopLeading ??= tabs.lead(`contact:${contactId}`, () => {
      this.#leading = true;
      onLeading();
    });
  }

  /** Lets another page lead: this one cannot send. */
  resign(): void {
    this.#leading = false;
    this.#stopLeading?.();
    this.#stopLeading = undefined;
  }

  tell(message: { action: SharedAction } | { seen: string } | { reported: ReportedReceipts }): void {
    const { tabs, contactId } = this.#options;
    tabs.tell({ contactId, ...message });
  }

  close(): void {
    this.resign();
    this.#unsubscribe();
  }

  #take(message: TabMessage): void {
    const { onAction, onSeen, onReported } = this.#options;
    if ('action' in message) onAction(message.action);
    else if ('seen' in message) onSeen(message.seen);
    else onReported(message.reported);
  }
}
