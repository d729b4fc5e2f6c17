import type { VersionedDocument } from '@liaison/protocol/api';
import type { LiaisonError } from '../platform/errors.ts';

/**
 * `loading`: nothing is known yet. `unreadable`: it could not be read. `saved`: the backend has what is shown. `edited`: it has not yet,
 * and will in a moment. `saving`. `unsaved`: it could not be saved. `conflict`: somebody else has written, and the agent has to choose.
 */
export type DocumentStatus = 'conflict' | 'edited' | 'loading' | 'saved' | 'saving' | 'unreadable' | 'unsaved';

/** One document as the UI reads it. Immutable; the same object while nothing in it changes. */
export interface DocumentView<Content> {
  readonly status: DocumentStatus;
  /** The agent's own while the backend does not have it, else the backend's; absent where nothing has been written. */
  readonly content?: Content;
  /** Why it was not read or not saved. While `error.retryable` that is tried again without anybody doing anything. */
  readonly error?: LiaisonError;
  /** What somebody else has written meanwhile, in a conflict. */
  readonly theirs?: VersionedDocument<Content>;
  /** False when what is not saved would be lost with the page, because the browser's storage does not take it. */
  readonly keptHere: boolean;
  /** Who wrote what the backend has, and when (ISO 8601). */
  readonly writtenBy?: string;
  readonly writtenAt?: string;
}

/** What is known of one document. */
export interface DocumentState<Content> {
  /** The backend's, as far as this page knows. */
  readonly base: VersionedDocument<Content> | undefined;
  /** What the agent made of it and the backend does not have yet. */
  readonly own: Content | undefined;
  readonly theirs: VersionedDocument<Content> | undefined;
  readonly error: LiaisonError | undefined;
  readonly saving: boolean;
  readonly keptHere: boolean;
}

export const LOADING: DocumentView<never> = { status: 'loading', keptHere: true };

export function viewOf<Content>(state: DocumentState<Content>): DocumentView<Content> {
  const { base, own, theirs, error, keptHere } = state;
  const content = own ?? base?.content;
  return {
    status: statusOf(state),
    keptHere,
    ...(content === undefined ? {} : { content }),
    ...(error === undefined ? {} : { error }),
    ...(theirs === undefined ? {} : { theirs }),
    ...(base?.writtenBy === undefined ? {} : { writtenBy: base.writtenBy }),
    ...(base?.writtenAt === undefined ? {} : { writtenAt: base.writtenAt }),
  };
}

function statusOf<Content>({ own, base, theirs, error, saving }: DocumentState<Content>): DocumentStatus {
  if (theirs !== undefined) return 'conflict';
  if (own !== undefined) {
    if (saving) return 'saving';
    return error === undefined ? 'edited' : 'unsaved';
  }
  if (base !== undefined) return 'saved';
  return error === undefined ? 'loading' : 'unreadable';
}
