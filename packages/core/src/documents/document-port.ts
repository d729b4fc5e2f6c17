import type { VersionedDocument } from '@liaison/protocol/api';
import { LiaisonError } from '../platform/errors.ts';

/**
 * Where one kind of document is kept (notes, handoff cards, dispositions …), each found by the id of its owner. Every rejection is a
 * LiaisonError. The API client of `@liaison/browser` is one.
 */
export interface DocumentPort<Content> {
  /** Version 0 without content where nothing has been written. */
  read(owner: string): Promise<VersionedDocument<Content>>;
  /**
   * Writes over the version that the writer has seen, 0 for none.
   * @throws {DocumentConflict} when that is no longer the present one: nothing was written.
   */
  write(owner: string, content: Content, seen: number): Promise<VersionedDocument<Content>>;
}

/** Somebody has written since the version that a write was meant to replace. `current` is the document as it is now. */
export class DocumentConflict<Content = unknown> extends LiaisonError {
  readonly current: VersionedDocument<Content>;

  constructor(current: VersionedDocument<Content>, options: { cause?: unknown } = {}) {
    super('ConflictError', 'Somebody else has written meanwhile', options);
    this.current = current;
  }
}
