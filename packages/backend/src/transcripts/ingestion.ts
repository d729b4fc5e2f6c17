import type { S3Client } from '@aws-sdk/client-s3';
import { parseItem } from '@liaison/protocol';
import { isDataFailure } from '../store/database-failure.ts';
import type { Store } from '../store/store.ts';
import { readContactEvent } from './contact-event.ts';
import { groupCommit } from './group-commit.ts';
import { ingestContactEvent } from './ingest-contact-event.ts';
import { ingestItems, type ItemDelivery } from './ingest-items.ts';
import { ItemSource } from './item-source.ts';
import { readObject, readS3Event, transcriptsOf } from './s3-transcripts.ts';
import { readTranscriptFile } from './transcript-file.ts';

export interface IngestionOptions {
  readonly store: Pick<Store, 'db'>;
  readonly s3: S3Client;
  /** Buckets from which files are read. */
  readonly buckets: ReadonlySet<string>;
  /** Milliseconds that reading a file may take. */
  readonly timeoutMs: number;
  /** Names of attributes and tags that are not kept; `*` stands for all. */
  readonly excludedAttributes: ReadonlySet<string>;
  readonly now: () => Date;
}

/** What a message turned out to be. `unknown` is kept nowhere: sending it again would not help. */
export type MessageKind = 'item' | 'contact_event' | 'transcript_file' | 'unknown';

/** Everything that Amazon Connect and S3 tell the server of, one message at a time. */
export interface Ingestion {
  /**
   * Resolves once what the message tells is in the database. May be called again with the same message.
   * @throws {TranscriptUnreadable} when the message names a file that is none, or the error of S3 or of the database.
   */
  deliver(message: string): Promise<MessageKind>;
}

/** Messages whose items are written together at most. */
const maxBatch = 500;

export function createIngestion(options: IngestionOptions): Ingestion {
  const { store, s3, buckets, timeoutMs, excludedAttributes, now } = options;
  const { db } = store;
  const write = groupCommit<ItemDelivery>((deliveries) => ingestItems(db, deliveries, now()), {
    max: maxBatch,
    blamesItem: isDataFailure,
  });

  const handlers: readonly Handler[] = [
    handler('contact_event', readContactEvent, (event) =>
      ingestContactEvent(db, event, { now: now(), excluded: excludedAttributes }),
    ),
    handler('transcript_file', readS3Event, async (event) => {
      for (const object of transcriptsOf(event, buckets)) {
        await write(readTranscriptFile(await readObject(s3, object, AbortSignal.timeout(timeoutMs))));
      }
    }),
    handler('item', parseItem, (item) => write({ source: ItemSource.stream, items: [item] })),
  ];

  return {
    async deliver(message) {
      const told = parseJson(message);
      for (const { kind, handle } of handlers) {
        if (await handle(told)) return kind;
      }
      return 'unknown';
    },
  };
}

interface Handler {
  readonly kind: MessageKind;
  /** Answers false when the message is of another kind. */
  readonly handle: (told: unknown) => Promise<boolean>;
}

const handler = <Told>(
  kind: MessageKind,
  read: (told: unknown) => Told | undefined,
  handle: (told: Told) => Promise<void>,
): Handler => ({
  kind,
  async handle(told) {
    const found = read(told);
    if (found !== undefined) await handle(found);
    return found !== undefined;
  },
});

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
