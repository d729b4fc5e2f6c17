import type { VersionedDocument } from '@liaison/protocol/api';
import type { LiaisonError } from '../platform/errors.ts';
import type { DocumentEntry } from './document-entry.ts';

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

export function viewOf<Content>(entry: DocumentEntry<Content>): DocumentView<Content> {
  const content = entry.own ?? entry.base?.content;
  return {
    status: statusOf(entry),
    keptHere: entry.keptHere,
    ...(content === undefined ? {} : { content }),
    ...(entry.error === undefined ? {} : { error: entry.error }),
    ...(entry.theirs === undefined ? {} : { theirs: entry.theirs }),
    ...(entry.base?.writtenBy === undefined ? {} : { writtenBy: entry.base.writtenBy }),
    ...(entry.base?.writtenAt === undefined ? {} : { writtenAt: entry.base.writtenAt }),
  };
}

function statusOf<Content>({ own, base, theirs, error, saving }: DocumentEntry<Content>): DocumentStatus {
  if (theirs !== undefined) return 'conflict';
  if (own !== undefined) {
    if (saving) return 'saving';
    return error === undefined ? 'edited' : 'unsaved';
  }
  if (base !== undefined) return 'saved';
  return error === undefined ? 'loading' : 'unreadable';
}
