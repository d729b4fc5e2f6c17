import type { WireItem } from '@liaison/protocol';
import type {
  ArchivedItem,
  ArchivePage,
  ArchiveRequest,
  FileToCopy,
  RevealRequest,
  TranscriptArchive,
} from '../chat/archive/transcript-archive.ts';
import { FakeCall } from './fake-call.ts';

export interface FakeStoring {
  readonly contactId: string;
  readonly items: readonly WireItem[];
}

export interface FakeReading extends ArchiveRequest {
  readonly contactId: string;
}

/** A transcript store whose calls are recorded and wait for the test. */
export class FakeArchive implements TranscriptArchive {
  readonly storings: FakeCall<FakeStoring, void>[] = [];
  readonly copies: FakeCall<FileToCopy & { readonly contactId: string }, void>[] = [];
  readonly readings: FakeCall<FakeReading, ArchivePage>[] = [];

  readonly reveals: FakeCall<RevealRequest & { readonly contactId: string }, ArchivedItem>[] = [];

  store(contactId: string, items: readonly WireItem[], { signal }: { signal: AbortSignal }): Promise<void> {
    const call = new FakeCall<FakeStoring, void>({ contactId, items }, signal);
    this.storings.push(call);
    return call.answer;
  }

  copyFile(contactId: string, file: FileToCopy, { signal }: { signal: AbortSignal }): Promise<void> {
    const call = new FakeCall<FileToCopy & { readonly contactId: string }, void>({ contactId, ...file }, signal);
    this.copies.push(call);
    return call.answer;
  }

  read(contactId: string, request: ArchiveRequest, { signal }: { signal: AbortSignal }): Promise<ArchivePage> {
    const call = new FakeCall<FakeReading, ArchivePage>({ contactId, ...request }, signal);
    this.readings.push(call);
    return call.answer;
  }

  reveal(contactId: string, request: RevealRequest, { signal }: { signal: AbortSignal }): Promise<ArchivedItem> {
    const call = new FakeCall<RevealRequest & { readonly contactId: string }, ArchivedItem>(
      { contactId, ...request },
      signal,
    );
    this.reveals.push(call);
    return call.answer;
  }

  /** Ids in every request so far, a request each. */
  get stored(): string[][] {
    return this.storings.map(({ request }) => request.items.map(({ Id }) => Id));
  }
}
