import { z } from 'zod';
import type { ItemDelivery } from './ingest-items.ts';
import { ItemSource } from './item-source.ts';

/** Not a transcript file of Amazon Connect. The reason is safe to show. */
export class TranscriptUnreadable extends Error {
  override readonly name = 'TranscriptUnreadable';

  constructor(reason: string, cause?: unknown) {
    super(reason, { cause });
  }
}

const transcriptFile = z.object({
  Version: z.string(),
  ContactId: z.string().min(1).max(256),
  InitialContactId: z.string().max(256).nullish(),
  Transcript: z.array(z.unknown()),
});

/**
 * Reads the file that Amazon Connect writes of one contact once it has ended. Items are not judged here: one that cannot be read does not
 * cost the others. The analysis that Contact Lens writes has another shape and is no source.
 * @throws {TranscriptUnreadable}
 */
export function readTranscriptFile(text: string): ItemDelivery {
  const { ContactId, InitialContactId, Transcript } = parse(text);
  return {
    source: ItemSource.file,
    items: Transcript,
    contact: { id: ContactId, initialContactId: InitialContactId ?? undefined },
  };
}

function parse(text: string) {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new TranscriptUnreadable('The file is not JSON.', cause);
  }
  const read = transcriptFile.safeParse(json);
  if (read.success) return read.data;
  const isAnalysis = typeof json === 'object' && json !== null && 'ChatTranscriptVersion' in json;
  throw new TranscriptUnreadable(
    isAnalysis ? 'The file is an analysis of Contact Lens.' : 'The file is no transcript.',
    read.error,
  );
}
