import type { VersionedDocument } from '@liaison/protocol/api';
import type { LiaisonError } from '../platform/errors.ts';

/** What is known of one document. Only the keeper that made it changes it. */
export interface DocumentEntry<Content> {
  readonly owner: string;
  /** The backend's, as far as this page knows. */
  base?: VersionedDocument<Content>;
  /** When `base` was read or written, epoch ms. */
  baseAt: number;
  /** What the agent made of it and the backend does not have yet. */
  own?: Content;
  /** Own contents that went out over `base` without an answer that says whether they arrived. */
  attempts: readonly Content[];
  theirs?: VersionedDocument<Content>;
  error?: LiaisonError;
  saving: boolean;
  keptHere: boolean;
  /** Failures in a row. */
  failures: number;
  /** Since when something waits to be saved, epoch ms. */
  editedSince?: number;
  /** How many components show it. */
  holders: number;
  /** Whether the browser's storage was asked for what an earlier page could not save. */
  restored?: Promise<void>;
  reading?: Promise<void>;
  writing?: Promise<void>;
  /** What waits for the next write, or for the next try. */
  cancelTimer?: () => void;
  /** Whether it is this page that writes it. */
  leads: boolean;
}

export const newEntry = <Content>(owner: string): DocumentEntry<Content> => ({
  owner,
  baseAt: 0,
  attempts: [],
  saving: false,
  keptHere: true,
  failures: 0,
  holders: 0,
  leads: false,
});
