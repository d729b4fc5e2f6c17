import type { VersionedDocument } from '@liaison/protocol/api';
import { backoff, type Random } from '../platform/backoff.ts';
import type { Clock } from '../platform/clock.ts';
import type { Unsubscribe } from '../platform/emitter.ts';
import { type LiaisonError, toLiaisonError } from '../platform/errors.ts';
import type { OnlineStatus } from '../platform/online-status.ts';
import type { KeyValueStorage } from '../platform/storage.ts';
import type { Tabs } from '../platform/tabs.ts';
import { type DocumentEntry, newEntry } from './document-entry.ts';
import { type DocumentKind, isSame } from './document-kind.ts';
import { DocumentConflict, type DocumentPort } from './document-port.ts';
import { isSavedNotice, type SavedNotice } from './saved-notice.ts';
import { type DocumentView, viewOf } from './document-view.ts';
import { UnsavedDocuments } from './unsaved-documents.ts';
import { WriterTurns } from './writer-turns.ts';

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

/** Milliseconds without a change after which it is saved, and the longest that somebody who goes on typing waits for it. */
const QUIET = 1000;
const PATIENCE = 5000;
/** How old, in milliseconds, a document may be that is shown again without being read again. */
const FRESH = 60_000;
/** How many contents are remembered that may have arrived without our knowing. */
const ATTEMPTS = 8;
const RETRY = { first: 2000, longest: 60_000 };

const LOADING: DocumentView<never> = { status: 'loading', keptHere: true };

/**
 * Keeps documents of one kind in step with the backend, each under the id of its owner. What the agent writes is in the browser's storage
 * at once, goes to the backend a moment later, and is tried again until it is there, by the next page if need be. Pages of one agent take
 * turns at a document. Nothing is overwritten unseen: what somebody else wrote meanwhile is merged where nothing is lost, else the agent
 * is asked.
 */
export class DocumentKeeper<Content> {
  readonly #options: DocumentKeeperOptions<Content>;
  readonly #unsaved: UnsavedDocuments<Content>;
  readonly #turns: WriterTurns;
  readonly #entries = new Map<string, DocumentEntry<Content>>();
  readonly #views = new Map<string, DocumentView<Content>>();
  readonly #listeners = new Set<() => void>();

  constructor(options: DocumentKeeperOptions<Content>) {
    this.#options = options;
    this.#unsaved = new UnsavedDocuments(options.storage, options.kind.name);
    this.#turns = new WriterTurns(options.tabs, options.kind.name);
  }

  /** Saves what an earlier page could not, and listens to the other pages and the network until the returned function is called. */
  start(): () => void {
    const { onlineStatus, tabs } = this.#options;
    const stops = [
      tabs.hear((message) => this.#hear(message)),
      onlineStatus?.subscribe((online) => online && this.#tryAll()),
    ];
    void this.#revive();
    return () => {
      for (const stop of stops) stop?.();
      for (const entry of this.#entries.values()) {
        entry.cancelTimer?.();
        this.#turns.end(entry.owner);
      }
    };
  }

  readonly subscribe = (listener: () => void): Unsubscribe => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  view(owner: string): DocumentView<Content> {
    return this.#views.get(owner) ?? LOADING;
  }

  /** Whose documents the backend does not have as the agent wrote them. */
  unsaved(): string[] {
    return [...this.#entries.values()].flatMap(({ owner, own }) => (own === undefined ? [] : owner));
  }

  /** Reads a document that is going to be shown, until the returned function is called. */
  open(owner: string): () => void {
    this.#forgetOld();
    const entry = this.#entryOf(owner);
    entry.holders += 1;
    void this.#load(entry);
    let closed = false;
    return () => {
      if (!closed) entry.holders -= 1;
      closed = true;
    };
  }

  /** Takes what the agent has written. */
  edit(owner: string, content: Content): void {
    const entry = this.#entryOf(owner);
    const untouched = entry.base !== undefined && entry.attempts.length === 0 && entry.theirs === undefined;
    if (untouched && isSame(content, this.#standing(entry))) this.#take(entry, undefined);
    else this.#take(entry, content);
    this.#keep(entry);
    if (entry.own !== undefined) this.#saveSoon(entry);
  }

  /** Saves now what is not saved. Resolves, within five seconds, with whether the backend has it. Never rejects. */
  async flush(owner: string): Promise<boolean> {
    const entry = this.#entries.get(owner);
    if (entry?.own === undefined) return true;
    const late = Promise.withResolvers<void>();
    const cancel = this.#options.clock.schedule(PATIENCE, late.resolve);
    await Promise.race([this.#saveAll(entry), late.promise]);
    cancel();
    return entry.own === undefined;
  }

  /** Saves now whatever waits: the page is about to go. */
  flushAll(): void {
    for (const owner of this.unsaved()) void this.flush(owner);
  }

  /** Tries again what failed. */
  retry(owner: string): void {
    const entry = this.#entryOf(owner);
    entry.failures = 0;
    void (entry.own === undefined ? this.#load(entry) : this.#save(entry));
  }

  /** Ends a conflict: `content` replaces what somebody else has written. */
  resolve(owner: string, content: Content): void {
    const entry = this.#entryOf(owner);
    if (entry.theirs === undefined) return;
    this.#know(entry, entry.theirs);
    this.#take(entry, isSame(content, this.#standing(entry)) ? undefined : content);
    this.#keep(entry);
    void this.#save(entry);
  }

  #entryOf(owner: string): DocumentEntry<Content> {
    const entry = this.#entries.get(owner) ?? newEntry<Content>(owner);
    this.#entries.set(owner, entry);
    return entry;
  }

  /** What the backend has, or what stands for nothing. */
  #standing({ base }: DocumentEntry<Content>): Content | undefined {
    return base?.content ?? this.#options.kind.nothing;
  }

  /** Sets what is not saved yet. */
  #take(entry: DocumentEntry<Content>, own: Content | undefined): void {
    if (own === undefined) {
      delete entry.own;
      delete entry.editedSince;
      entry.cancelTimer?.();
    } else {
      entry.own = own;
      entry.editedSince ??= this.#options.clock.now();
      void this.#turns.begin(entry);
    }
    this.#show(entry);
  }

  /** Sets what the backend has. */
  #know(entry: DocumentEntry<Content>, base: VersionedDocument<Content>): void {
    entry.base = base;
    entry.baseAt = this.#options.clock.now();
    entry.attempts = [];
    entry.failures = 0;
    delete entry.theirs;
    delete entry.error;
    this.#show(entry);
  }

  #show(entry: DocumentEntry<Content>): void {
    this.#views.set(entry.owner, viewOf(entry));
    for (const listener of this.#listeners) listener();
  }

  /** Puts what is not saved into the browser's storage, or takes it out. */
  #keep(entry: DocumentEntry<Content>): void {
    const { own, base, attempts, owner } = entry;
    const record = own === undefined ? undefined : { content: own, attempts, ...(base === undefined ? {} : { base }) };
    if (record === undefined) this.#turns.end(owner);
    const kept = (keptHere: boolean) => {
      if (entry.keptHere === keptHere) return;
      entry.keptHere = keptHere;
      this.#show(entry);
    };
    this.#unsaved.set(owner, record).then(
      () => kept(true),
      (thrown: unknown) => {
        this.#options.onError(toLiaisonError(thrown));
        kept(false);
      },
    );
  }

  async #load(entry: DocumentEntry<Content>): Promise<void> {
    void this.#restore(entry);
    const isFresh = entry.base !== undefined && this.#options.clock.now() - entry.baseAt < FRESH;
    if (isFresh || entry.saving) return;
    await (entry.reading ??= this.#read(entry).finally(() => delete entry.reading));
  }

  /** Takes up what an earlier page could not save, unless another page is at it. */
  #restore(entry: DocumentEntry<Content>): Promise<void> {
    const { onError } = this.#options;
    return (entry.restored ??= this.#takeUp(entry).catch((thrown: unknown) => onError(toLiaisonError(thrown))));
  }

  async #takeUp(entry: DocumentEntry<Content>): Promise<void> {
    await this.#turns.begin(entry);
    const record = entry.own === undefined ? await this.#unsaved.get(entry.owner) : undefined;
    // The agent may have begun to write meanwhile.
    if (entry.own !== undefined) return;
    if (record === undefined) return this.#turns.end(entry.owner);
    const { base: known } = entry;
    if (record.base === undefined) delete entry.base;
    else entry.base = record.base;
    entry.attempts = record.attempts;
    this.#take(entry, record.content);
    if (known !== undefined) this.#meet(entry, known);
    if (entry.own !== undefined) this.#saveSoon(entry);
  }

  async #read(entry: DocumentEntry<Content>): Promise<void> {
    const { base } = entry;
    try {
      const document = await this.#options.port.read(entry.owner);
      // A write that ended meanwhile knows better.
      if (entry.base !== base) return;
      this.#meet(entry, document);
      if (entry.own !== undefined && entry.theirs === undefined) this.#saveSoon(entry);
    } catch (thrown) {
      if (entry.base === undefined) this.#fail(entry, toLiaisonError(thrown), () => this.#load(entry));
    }
  }

  #saveSoon(entry: DocumentEntry<Content>): void {
    const { clock } = this.#options;
    const waited = clock.now() - (entry.editedSince ?? clock.now());
    entry.cancelTimer?.();
    entry.cancelTimer = clock.schedule(Math.max(0, Math.min(QUIET, PATIENCE - waited)), () => void this.#save(entry));
  }

  #save(entry: DocumentEntry<Content>): Promise<void> {
    entry.cancelTimer?.();
    return (entry.writing ??= this.#write(entry).finally(() => delete entry.writing));
  }

  async #saveAll(entry: DocumentEntry<Content>): Promise<void> {
    do {
      await this.#save(entry);
    } while (entry.own !== undefined && entry.error === undefined && entry.theirs === undefined && entry.leads);
  }

  /** One try to save, once it is this page's turn. */
  async #write(entry: DocumentEntry<Content>): Promise<void> {
    if (entry.own === undefined) return;
    const { port, tabs, kind } = this.#options;
    await this.#turns.begin(entry);
    if (entry.base === undefined && entry.own !== undefined) await this.#load(entry);
    const { own: sent, base, owner } = entry;
    if (sent === undefined || base === undefined || entry.theirs !== undefined || !entry.leads) return;
    entry.saving = true;
    entry.attempts = [...entry.attempts.filter((attempt) => !isSame(attempt, sent)), sent].slice(-ATTEMPTS);
    this.#show(entry);
    try {
      const document = await port.write(owner, sent, base.version);
      this.#know(entry, document);
      const notice: SavedNotice = { type: 'liaison.saved', kind: kind.name, owner, document };
      tabs.tell(notice);
      delete entry.editedSince;
      this.#take(entry, entry.own !== undefined && !isSame(entry.own, sent) ? entry.own : undefined);
    } catch (thrown) {
      if (thrown instanceof DocumentConflict) this.#meet(entry, thrown.current as VersionedDocument<Content>);
      else this.#fail(entry, toLiaisonError(thrown), () => this.#save(entry));
    }
    entry.saving = false;
    this.#show(entry);
    this.#keep(entry);
    if (entry.own !== undefined && entry.error === undefined && entry.theirs === undefined) this.#saveSoon(entry);
  }

  /** Brings what the backend has and what the agent has written together. */
  #meet(entry: DocumentEntry<Content>, theirs: VersionedDocument<Content>): void {
    const { own: mine, attempts } = entry;
    const base = this.#standing(entry);
    const content = theirs.content ?? this.#options.kind.nothing;
    const isOurs = isSame(content, base) || attempts.some((attempt) => isSame(attempt, content));
    const merged =
      mine === undefined || isSame(mine, content)
        ? content
        : isOurs
          ? mine
          : this.#options.kind.merge({ base, mine, theirs: content });
    if (mine !== undefined && merged === undefined) {
      entry.theirs = theirs;
      this.#show(entry);
      return;
    }
    this.#know(entry, theirs);
    this.#take(entry, isSame(merged, content) ? undefined : merged);
    if (mine !== undefined) this.#keep(entry);
  }

  #fail(entry: DocumentEntry<Content>, error: LiaisonError, again: () => Promise<void>): void {
    const { clock, onError, random } = this.#options;
    entry.error = error;
    entry.failures += 1;
    onError(error);
    this.#show(entry);
    entry.cancelTimer?.();
    if (entry.own !== undefined) entry.editedSince = clock.now();
    if (error.retryable && (entry.own !== undefined || entry.holders > 0)) {
      entry.cancelTimer = clock.schedule(backoff(entry.failures, { ...RETRY, random }), () => void again());
    }
  }

  #hear(message: unknown): void {
    if (!isSavedNotice(message) || message.kind !== this.#options.kind.name) return;
    const entry = this.#entries.get(message.owner);
    const document = message.document as VersionedDocument<Content>;
    if (entry && document.version > (entry.base?.version ?? -1)) this.#meet(entry, document);
  }

  #tryAll(): void {
    for (const entry of this.#entries.values()) if (entry.error?.retryable) this.retry(entry.owner);
  }

  async #revive(): Promise<void> {
    try {
      for (const owner of await this.#unsaved.owners()) void this.#load(this.#entryOf(owner));
    } catch (thrown) {
      this.#options.onError(toLiaisonError(thrown));
    }
  }

  /** Lets go of what nobody looks at any more, so that a day's contacts do not pile up. */
  #forgetOld(): void {
    const limit = this.#options.clock.now() - FRESH;
    for (const { owner, own, holders, baseAt, reading } of this.#entries.values()) {
      if (holders > 0 || own !== undefined || baseAt > limit || reading || this.#turns.has(owner)) continue;
      this.#entries.delete(owner);
      this.#views.delete(owner);
    }
  }
}
