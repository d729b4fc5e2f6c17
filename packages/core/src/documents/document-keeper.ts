import type { VersionedDocument } from '@liaison/protocol/api';
import type { Random } from '../platform/backoff.ts';
import type { Clock } from '../platform/clock.ts';
import type { Unsubscribe } from '../platform/emitter.ts';
import { type LiaisonError, toLiaisonError } from '../platform/errors.ts';
import type { OnlineStatus } from '../platform/online-status.ts';
import type { KeyValueStorage } from '../platform/storage.ts';
import type { Tabs } from '../platform/tabs.ts';
import type { DocumentKind } from './document-kind.ts';
import type { DocumentPort } from './document-port.ts';
import { type DocumentView, LOADING } from './document-view.ts';
import { KeptDocument } from './kept-document.ts';
import { isSavedNotice } from './saved-notice.ts';
import { UnsavedDocuments } from './unsaved-documents.ts';

export interface DocumentKeeperOptions<Content> {
  readonly kind: DocumentKind<Content>;
  readonly port: DocumentPort<Content>;
  readonly storage: KeyValueStorage;
  readonly tabs: Tabs;
  readonly clock: Clock;
  readonly random: Random;
  readonly onlineStatus?: OnlineStatus;
  readonly onError: (error: LiaisonError) => void;
}

/**
 * Keeps documents of one kind in step with the backend, each under the id of its owner. What the agent writes is in the browser's storage
 * at once, goes to the backend a moment later, and is tried again until it is there, by the next page if need be. Pages of one agent take
 * turns at a document. Nothing is overwritten unseen: what somebody else wrote meanwhile is merged where nothing is lost, else the agent
 * is asked.
 */
export class DocumentKeeper<Content> {
  readonly #options: DocumentKeeperOptions<Content>;
  readonly #unsaved: UnsavedDocuments<Content>;
  readonly #documents = new Map<string, KeptDocument<Content>>();
  readonly #listeners = new Set<() => void>();

  constructor(options: DocumentKeeperOptions<Content>) {
    this.#options = options;
    this.#unsaved = new UnsavedDocuments(options.storage, options.kind.name);
  }

  /** Saves what an earlier page could not, and listens to the other pages and the network until the returned function is called. */
  start(): () => void {
    const { onlineStatus, tabs } = this.#options;
    const stops = [
      tabs.hear((message) => this.#hear(message)),
      onlineStatus?.subscribe((online) => online && this.#wake()),
    ];
    void this.#revive();
    return () => {
      for (const stop of stops) stop?.();
      for (const document of this.#documents.values()) document.stop();
    };
  }

  readonly subscribe = (listener: () => void): Unsubscribe => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  view(owner: string): DocumentView<Content> {
    return this.#documents.get(owner)?.view ?? LOADING;
  }

  /** Whose documents the backend does not have as the agent wrote them. */
  unsaved(): string[] {
    return [...this.#documents].flatMap(([owner, { isUnsaved }]) => (isUnsaved ? owner : []));
  }

  /** Reads a document that is going to be shown, until the returned function is called. */
  open(owner: string): () => void {
    this.#forgetIdle();
    return this.#of(owner).open();
  }

  /** Takes what the agent has written. */
  edit(owner: string, content: Content): void {
    this.#of(owner).edit(content);
  }

  /** Saves now what is not saved. Resolves, within five seconds, with whether the backend has it. Never rejects. */
  async flush(owner: string): Promise<boolean> {
    return this.#documents.get(owner)?.flush() ?? true;
  }

  /** Saves now whatever waits: the page is about to go. */
  flushAll(): void {
    for (const owner of this.unsaved()) void this.flush(owner);
  }

  /** Tries again what failed. */
  retry(owner: string): void {
    this.#of(owner).retry();
  }

  /** Ends a conflict: `content` replaces what somebody else has written. */
  resolve(owner: string, content: Content): void {
    this.#of(owner).resolve(content);
  }

  #of(owner: string): KeptDocument<Content> {
    const known = this.#documents.get(owner);
    if (known) return known;
    const document = new KeptDocument({
      ...this.#options,
      owner,
      unsaved: this.#unsaved,
      onChange: () => {
        for (const listener of this.#listeners) listener();
      },
    });
    this.#documents.set(owner, document);
    return document;
  }

  #hear(message: unknown): void {
    if (!isSavedNotice(message) || message.kind !== this.#options.kind.name) return;
    this.#documents.get(message.owner)?.savedElsewhere(message.document as VersionedDocument<Content>);
  }

  #wake(): void {
    for (const document of this.#documents.values()) document.wake();
  }

  async #revive(): Promise<void> {
    try {
      for (const owner of await this.#unsaved.owners()) void this.#of(owner).load();
    } catch (thrown) {
      this.#options.onError(toLiaisonError(thrown));
    }
  }

  /** A day's contacts do not pile up. */
  #forgetIdle(): void {
    for (const [owner, document] of this.#documents) if (document.isIdle) this.#documents.delete(owner);
  }
}
