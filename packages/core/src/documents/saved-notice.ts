import type { VersionedDocument } from '@liaison/protocol/api';

/** What a page tells the agent's other pages when it has saved a document. */
export interface SavedNotice {
  readonly type: 'liaison.saved';
  readonly kind: string;
  readonly owner: string;
  readonly document: VersionedDocument<unknown>;
}

export const isSavedNotice = (message: unknown): message is SavedNotice =>
  typeof message === 'object' && message !== null && 'type' in message && message.type === 'liaison.saved';
