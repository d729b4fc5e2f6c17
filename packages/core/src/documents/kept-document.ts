import type { VersionedDocument } from '@liaison/protocol/api';
import { backoff, type Random } from '../platform/backoff.ts';
import type { Clock } from '../platform/clock.ts';
import { type LiaisonError, toLiaisonError } from '../platform/errors.ts';
import type { Tabs } from '../platform/tabs.ts';
import { type DocumentKind, isSame } from './document-kind.ts';
import { DocumentConflict, type DocumentPort } from './document-port.ts';
import { type DocumentView, LOADING, viewOf } from './document-view.ts';
import { reconcile } from './reconcile.ts';
import { mayBeGranted } from './may-be-granted.ts';
import type { SavedNotice } from './saved-notice.ts';
import type { UnsavedDocuments } from './unsaved-documents.ts';
import { WriterTurn } from './writer-turn.ts';

interface KeptDocumentOptions<Content> {
  readonly owner: string;
  readonly kind: DocumentKind<Content>;
  readonly port: DocumentPort<Content>;
  readonly unsaved: UnsavedDocuments<Content>;
  readonly tabs: Tabs;
  readonly clock: Clock;
  readonly random: Random;
  readonly onChange: () => void;
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

/** One document between the agent who writes it, the browser's storage and the backend; `DocumentKeeper` says what it promises. */
export class KeptDocument<Content> {
  readonly #options: KeptDocumentOptions<Content>;
  readonly #turn: WriterTurn;
  /** The backend's, as far as this page knows, and when it was read or written, epoch ms. */
  #base: VersionedDocument<Content> | undefined;
  #baseAt = 0;
  /** What the agent made of it and the backend does not have yet. */
  #own: Content | undefined;
  /** Own contents that went out over `#base` without an answer that says whether they arrived. */
  #attempts: readonly Content[] = [];
  #theirs: VersionedDocument<Content> | undefined;
  #error: LiaisonError | undefined;
  #saving = false;
  #keptHere = true;
  /** Failures in a row. */
  #failures = 0;
  /** Since when something waits to be saved, epoch ms. */
  #editedSince: number | undefined;
  /** How many components show it. */
  #holders = 0;
  /** While the browser's storage is asked for what another page could not save. */
  #restored: Promise<void> | undefined;
  #reading: Promise<void> | undefined;
  #writing: Promise<void> | undefined;
  /** What waits for the next write, or for the next try. */
  #cancelTimer: (() => void) | undefined;
  #view: DocumentView<Content> = LOADING;

  constructor(options: KeptDocumentOptions<Content>) {
    const { tabs, kind, owner } = options;
    this.#options = options;
    this.#turn = new WriterTurn(tabs, `document:${kind.name}:${owner}`);
  }

  get view(): DocumentView<Content> {
    return this.#view;
  }

  /** Whether the backend does not have it as the agent wrote it. */
  get isUnsaved(): boolean {
    return this.#own !== undefined;
  }

  /** Whether nobody looks at it any more and nothing is under way. */
  get isIdle(): boolean {
    const isUsed = this.#holders > 0 || this.#own !== undefined || this.#reading !== undefined || this.#turn.isTaken;
    return !isUsed && this.#options.clock.now() - this.#baseAt >= FRESH;
  }

  open(): () => void {
    this.#holders += 1;
    void this.load();
    let closed = false;
    return () => {
      if (!closed) this.#holders -= 1;
      closed = true;
    };
  }

  async load(): Promise<void> {
    void this.#restore();
    const isFresh = this.#base !== undefined && this.#options.clock.now() - this.#baseAt < FRESH;
    if (isFresh || this.#saving) return;
    await (this.#reading ??= this.#read().finally(() => (this.#reading = undefined)));
  }

  edit(content: Content): void {
    const untouched = this.#base !== undefined && this.#attempts.length === 0 && this.#theirs === undefined;
    this.#take(untouched && isSame(content, this.#standing) ? undefined : content);
    this.#keep();
    if (this.#own !== undefined) this.#saveSoon();
  }

  async flush(): Promise<boolean> {
    if (this.#own === undefined) return true;
    const late = Promise.withResolvers<void>();
    const cancel = this.#options.clock.schedule(PATIENCE, late.resolve);
    await Promise.race([this.#saveAll(), late.promise]);
    cancel();
    return this.#own === undefined;
  }

  retry(): void {
    this.#failures = 0;
    void (this.#own === undefined ? this.load() : this.#save());
  }

  /** The network is back, or the page is: another one may have gone meanwhile. */
  wake(): void {
    if (this.#holders > 0) void this.#restore();
    if (this.#error?.retryable) this.retry();
  }

  resolve(content: Content): void {
    if (this.#theirs === undefined) return;
    this.#know(this.#theirs);
    this.#take(isSame(content, this.#standing) ? undefined : content);
    this.#keep();
    void this.#save();
  }

  /** Another page has saved this. */
  savedElsewhere(document: VersionedDocument<Content>): void {
    if (document.version > (this.#base?.version ?? -1)) this.#meet(document);
  }

  stop(): void {
    this.#cancelTimer?.();
    this.#turn.end();
  }

  /** What the backend has, or what stands for nothing. */
  get #standing(): Content | undefined {
    return this.#base?.content ?? this.#options.kind.nothing;
  }

  /** Sets what is not saved yet. */
  #take(own: Content | undefined): void {
    this.#own = own;
    if (own === undefined) {
      this.#editedSince = undefined;
      this.#cancelTimer?.();
    } else {
      this.#editedSince ??= this.#options.clock.now();
      void this.#turn.begin();
    }
    this.#show();
  }

  /** Sets what the backend has. */
  #know(base: VersionedDocument<Content>): void {
    // What went out over this very version may still arrive, or have arrived.
    if (base.version !== this.#base?.version) this.#attempts = [];
    this.#base = base;
    this.#baseAt = this.#options.clock.now();
    this.#failures = 0;
    this.#theirs = undefined;
    this.#error = undefined;
    this.#show();
  }

  #show(): void {
    this.#view = viewOf({
      base: this.#base,
      own: this.#own,
      theirs: this.#theirs,
      error: this.#error,
      saving: this.#saving,
      keptHere: this.#keptHere,
    });
    this.#options.onChange();
  }

  /** Puts what is not saved into the browser's storage, or takes it out. */
  #keep(): void {
    const { unsaved, owner, onError } = this.#options;
    const [content, base, attempts] = [this.#own, this.#base, this.#attempts];
    const record = content === undefined ? undefined : { content, attempts, ...(base === undefined ? {} : { base }) };
    if (record === undefined) this.#turn.end();
    unsaved.set(owner, record).then(
      () => this.#kept(true),
      (thrown: unknown) => {
        onError(toLiaisonError(thrown));
        this.#kept(false);
      },
    );
  }

  #kept(keptHere: boolean): void {
    if (this.#keptHere === keptHere) return;
    this.#keptHere = keptHere;
    this.#show();
  }

  /** Takes up what another page could not save, once that page is gone. */
  #restore(): Promise<void> {
    const { onError } = this.#options;
    return (this.#restored ??= this.#takeUp()
      .catch((thrown: unknown) => onError(toLiaisonError(thrown)))
      .finally(() => (this.#restored = undefined)));
  }

  async #takeUp(): Promise<void> {
    const { unsaved, owner } = this.#options;
    await this.#turn.begin();
    const record = this.#own === undefined ? await unsaved.get(owner) : undefined;
    // The agent may have begun to write meanwhile.
    if (this.#own !== undefined) return;
    if (record === undefined) return this.#turn.end();
    const known = this.#base;
    this.#base = record.base;
    this.#attempts = record.attempts;
    this.#take(record.content);
    if (known !== undefined) this.#meet(known);
    if (this.#own !== undefined) this.#saveSoon();
  }

  async #read(): Promise<void> {
    const { port, owner } = this.#options;
    const base = this.#base;
    try {
      const document = await port.read(owner);
      // A write that ended meanwhile knows better.
      if (this.#base !== base) return;
      this.#meet(document);
      if (this.#own !== undefined && this.#theirs === undefined) this.#saveSoon();
    } catch (thrown) {
      if (this.#base === undefined) this.#fail(toLiaisonError(thrown), () => this.load());
    }
  }

  #saveSoon(): void {
    const { clock } = this.#options;
    const waited = clock.now() - (this.#editedSince ?? clock.now());
    this.#cancelTimer?.();
    this.#cancelTimer = clock.schedule(Math.max(0, Math.min(QUIET, PATIENCE - waited)), () => void this.#save());
  }

  #save(): Promise<void> {
    this.#cancelTimer?.();
    return (this.#writing ??= this.#write().finally(() => (this.#writing = undefined)));
  }

  /** Whether what the agent wrote can go to the backend without anybody doing anything. */
  get #isDue(): boolean {
    return this.#own !== undefined && this.#error === undefined && this.#theirs === undefined;
  }

  async #saveAll(): Promise<void> {
    do {
      await this.#save();
    } while (this.#isDue && this.#turn.leads);
  }

  /** One try to save, once it is this page's turn. */
  async #write(): Promise<void> {
    if (this.#own === undefined) return;
    const { port, tabs, kind, owner } = this.#options;
    await this.#turn.begin();
    if (this.#base === undefined && this.#own !== undefined) await this.load();
    const [sent, base] = [this.#own, this.#base];
    if (sent === undefined || base === undefined || this.#theirs !== undefined || !this.#turn.leads) return;
    this.#saving = true;
    this.#attempts = [...this.#attempts.filter((attempt) => !isSame(attempt, sent)), sent].slice(-ATTEMPTS);
    this.#show();
    try {
      const document = await port.write(owner, sent, base.version);
      this.#know(document);
      const notice: SavedNotice = { type: 'liaison.saved', kind: kind.name, owner, document };
      tabs.tell(notice);
      this.#editedSince = undefined;
      this.#take(this.#own !== undefined && !isSame(this.#own, sent) ? this.#own : undefined);
    } catch (thrown) {
      if (thrown instanceof DocumentConflict) this.#meet(thrown.current as VersionedDocument<Content>);
      else this.#fail(toLiaisonError(thrown), () => this.#save());
    }
    this.#saving = false;
    this.#show();
    this.#keep();
    if (this.#isDue) this.#saveSoon();
  }

  /** Brings what the backend has and what the agent has written together. */
  #meet(theirs: VersionedDocument<Content>): void {
    const { kind } = this.#options;
    const mine = this.#own;
    const content = theirs.content ?? kind.nothing;
    const merged = reconcile(kind, { base: this.#standing, mine, attempts: this.#attempts, theirs: content });
    if (mine !== undefined && merged === undefined) {
      this.#theirs = theirs;
      this.#show();
      return;
    }
    this.#know(theirs);
    this.#take(isSame(merged, content) ? undefined : merged);
    if (mine !== undefined) this.#keep();
  }

  #fail(error: LiaisonError, again: () => Promise<void>): void {
    const { clock, onError, random } = this.#options;
    this.#error = error;
    this.#failures += 1;
    onError(error);
    this.#show();
    this.#cancelTimer?.();
    if (this.#own !== undefined) this.#editedSince = clock.now();
    const goesOn = this.#base === undefined ? mayBeGranted(error, this.#failures) : error.retryable;
    if (goesOn && (this.#own !== undefined || this.#holders > 0)) {
      this.#cancelTimer = clock.schedule(backoff(this.#failures, { ...RETRY, random }), () => void again());
    }
  }
}
