import { parseItem, type WireItem } from '@liaison/protocol';
import type { TranscriptPage, TranscriptRequest } from './chatjs.ts';

export interface ReadTranscriptOptions {
  readonly getPage: (request: TranscriptRequest) => Promise<{ readonly data: TranscriptPage }>;
  /** Reading stops at a page with one of these ids. */
  readonly settled: ReadonlySet<string>;
}

/** The most that GetTranscript gives at once. */
const PAGE_SIZE = 100;

/** Pages backward from the newest item to one that is known, or to the beginning. Always from a fresh start: old tokens do not survive a reconnect. */
export async function readTranscript({ getPage, settled }: ReadTranscriptOptions): Promise<readonly WireItem[]> {
  let items: readonly WireItem[] = [];
  let nextToken: string | undefined;
  do {
    const { data } = await getPage({
      maxResults: PAGE_SIZE,
      scanDirection: 'BACKWARD',
      sortOrder: 'ASCENDING',
      ...(nextToken === undefined ? {} : { nextToken }),
    });
    const page = data.Transcript.map(parseItem).filter((item) => item !== undefined);
    const seen = new Set(items.map((item) => item.Id));
    items = [...page.filter((item) => !seen.has(item.Id)), ...items];
    nextToken = data.NextToken === nextToken ? undefined : data.NextToken || undefined;
    if (page.some((item) => settled.has(item.Id))) break;
  } while (nextToken !== undefined);
  return items;
}
