import type { SensitiveKind, ThreadContact, ThreadItem } from '@liaison/protocol/api';

/** Somebody who said something, under every name that was shown. */
export interface Participant {
  readonly participantId: string | undefined;
  readonly role: string | undefined;
  readonly name: string | undefined;
}

export interface ListedAttachment {
  readonly itemId: string;
  readonly attachmentId: string | undefined;
  readonly name: string | undefined;
  readonly contentType: string | undefined;
  readonly status: string | undefined;
}

/** What an export says before the first item. Nothing of when or by whom it was made: the same conversation gives the same bytes. */
export interface ExportHead {
  readonly contactId: string;
  readonly timeZone: string;
  /** What was left out for whoever asked, wherever it stood. */
  readonly masked: readonly SensitiveKind[];
  readonly contacts: readonly ThreadContact[];
  readonly participants: readonly Participant[];
  readonly attachments: readonly ListedAttachment[];
}

export interface ExportItem {
  /** Masked as the head says. */
  readonly item: ThreadItem;
  /** Counted from 1. */
  readonly number: number;
  /** In the time zone of the export. */
  readonly at: string;
  /** What people saw; absent where there was nothing to see. */
  readonly text: string | undefined;
}

/**
 * A kind of file. It is written as entries, each followed by a seal with the hash of everything since the seal before and of that seal's hash: see
 * `exportChain`. What customers write can never look like a seal.
 */
export interface ExportFormat {
  readonly contentType: string;
  /** What every file of this kind begins with, and none of another. */
  readonly begins: string;
  /** Written before the first entry, and hashed with it. */
  readonly head: (head: ExportHead) => string;
  readonly item: (item: ExportItem, head: ExportHead) => string;
  /** The last entry. */
  readonly end: (items: number) => string;
  readonly seal: (hash: string) => string;
  /** Written after the last seal. */
  readonly tail: string;
  /** Every seal, the hash captured. */
  readonly seals: RegExp;
  /** The last entry, the number of items captured. */
  readonly ends: RegExp;
}
