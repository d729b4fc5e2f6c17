import type { ChatMessage } from './chat-message.ts';
import {
  type Chunk,
  isConfirmed,
  locate,
  type Place,
  type Position,
  type Stretch,
  tailFrom,
  type Timeline,
} from './timeline.ts';

/** Chunks are filled to this size and split at twice of it. */
export const CHUNK_SIZE = 64;

/** Puts `message` in the place of the line with its id. */
export function replace(timeline: Timeline, message: ChatMessage): Timeline {
  const position = locate(timeline, message.id);
  if (!position) return timeline;
  return withChunk(timeline, position, (messages) => messages.with(position.at, message));
}

/**
 * Adds a live line after everything stamped no later than it, before a gap when it is older than the line there. Equal stamps keep the
 * order of arrival.
 * The walk starts at the end, so its cost is the distance by which the line is late.
 */
export function insertByStamp(timeline: Timeline, message: ChatMessage): Timeline {
  const open = timeline.stretches.length > 0 ? timeline : openStretch(timeline);
  const stretch = stretchFor(open.stretches, message.timestamp);
  const chunks = open.stretches[stretch]?.chunks ?? [];
  const position = stampPosition(chunks, message.timestamp);
  const chunk = chunks[position.chunk];
  const atEnd = position.chunk === chunks.length - 1 && position.at === chunk?.messages.length;
  if (!chunk || (atEnd && chunk.messages.length >= CHUNK_SIZE)) return appendChunk(open, stretch, message);
  const place = { stretch: open.stretches[stretch]?.key ?? 0, chunk: chunk.key, confirmed: false };
  const added = { ...open, index: open.index.with(message.id, place) };
  const inserted = withChunk(added, { stretch, chunk: position.chunk }, (messages) =>
    messages.toSpliced(position.at, 0, message),
  );
  return splitIfLarge(inserted, { stretch, chunk: position.chunk });
}

/** Opens a new stretch at the end: from here on there is a gap before what arrives. */
export function openStretch(timeline: Timeline): Timeline {
  const stretch = { key: timeline.nextKey, chunks: [] };
  return { ...timeline, stretches: [...timeline.stretches, stretch], nextKey: timeline.nextKey + 1 };
}

/** Adds confirmed older lines before everything else. None of them may be on the timeline. */
export function prepend(timeline: Timeline, messages: readonly ChatMessage[]): Timeline {
  if (messages.length === 0) return timeline;
  const open = timeline.stretches.length > 0 ? timeline : openStretch(timeline);
  const [first, ...rest] = open.stretches;
  if (!first) return open;
  const chunks = chunked(messages, open.nextKey);
  return {
    stretches: [{ ...first, chunks: [...chunks, ...first.chunks] }, ...rest],
    index: open.index.withAll(placesOf(chunks, first.key, () => true)),
    nextKey: open.nextKey + chunks.length,
  };
}

/** Takes lines away; a stretch that loses its last one is gone, but for the newest. */
export function remove(timeline: Timeline, ids: Iterable<string>): Timeline {
  let current = timeline;
  for (const id of ids) {
    const position = locate(current, id);
    if (!position) continue;
    const next = withChunk(current, position, (messages) => messages.toSpliced(position.at, 1));
    current = { ...next, index: next.index.without(id) };
  }
  const stretches = current.stretches.filter(({ chunks }, at, all) => chunks.length > 0 || at === all.length - 1);
  return { ...current, stretches };
}

/**
 * Puts `tail` in the place of everything from `position` on, all in the stretch of `position`: later stretches and their gaps are
 * gone. `confirmed` tells which ids a transcript page held. Chunks that come out the same are kept as they are.
 */
export function replaceTail(
  timeline: Timeline,
  position: Position,
  tail: readonly ChatMessage[],
  confirmed: ReadonlySet<string>,
): Timeline {
  const stretch = timeline.stretches[position.stretch];
  if (!stretch) return timeline;
  const gone = tailFrom(timeline, position).map(({ id }) => [id, undefined] as const);
  const wasConfirmed = (id: string): boolean => confirmed.has(id) || isConfirmed(timeline, id);
  const head = stretch.chunks[position.chunk]?.messages.slice(0, position.at) ?? [];
  const { kept, rest } = sameChunks(stretch.chunks.slice(position.chunk), [...head, ...tail]);
  const fresh = chunked(rest, timeline.nextKey);
  const chunks = [...stretch.chunks.slice(0, position.chunk), ...kept, ...fresh];
  const rebuilt = [...kept, ...fresh];
  return {
    stretches: [...timeline.stretches.slice(0, position.stretch), { ...stretch, chunks }],
    index: timeline.index.withAll([...gone, ...placesOf(rebuilt, stretch.key, wasConfirmed)]),
    nextKey: timeline.nextKey + fresh.length,
  };
}

function stampPosition(chunks: readonly Chunk[], timestamp: number): { chunk: number; at: number } {
  for (let chunk = chunks.length - 1; chunk >= 0; chunk -= 1) {
    const at = chunks[chunk]?.messages.findLastIndex((message) => message.timestamp <= timestamp) ?? -1;
    if (at >= 0) return { chunk, at: at + 1 };
  }
  return { chunk: 0, at: 0 };
}

/** The newest stretch, or an earlier one that ends with something later. */
function stretchFor(stretches: readonly Stretch[], timestamp: number): number {
  let at = stretches.length - 1;
  while (at > 0 && (stretches[at - 1]?.chunks.at(-1)?.messages.at(-1)?.timestamp ?? 0) > timestamp) at -= 1;
  return at;
}

function appendChunk(timeline: Timeline, at: number, message: ChatMessage): Timeline {
  const stretch = timeline.stretches[at];
  if (!stretch) return timeline;
  const chunk = { key: timeline.nextKey, messages: [message] };
  return {
    stretches: timeline.stretches.with(at, { ...stretch, chunks: [...stretch.chunks, chunk] }),
    index: timeline.index.with(message.id, { stretch: stretch.key, chunk: chunk.key, confirmed: false }),
    nextKey: timeline.nextKey + 1,
  };
}

/** Changes one chunk; one that comes out empty is taken away. */
function withChunk(
  timeline: Timeline,
  { stretch: stretchAt, chunk: chunkAt }: { stretch: number; chunk: number },
  change: (messages: readonly ChatMessage[]) => readonly ChatMessage[],
): Timeline {
  const stretch = timeline.stretches[stretchAt];
  const chunk = stretch?.chunks[chunkAt];
  if (!stretch || !chunk) return timeline;
  const messages = change(chunk.messages);
  const chunks =
    messages.length > 0 ? stretch.chunks.with(chunkAt, { ...chunk, messages }) : stretch.chunks.toSpliced(chunkAt, 1);
  return { ...timeline, stretches: timeline.stretches.with(stretchAt, { ...stretch, chunks }) };
}

function chunked(messages: readonly ChatMessage[], firstKey: number): readonly Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = 0; at < messages.length; at += CHUNK_SIZE) {
    chunks.push({ key: firstKey + chunks.length, messages: messages.slice(at, at + CHUNK_SIZE) });
  }
  return chunks;
}

function* placesOf(
  chunks: readonly Chunk[],
  stretch: number,
  confirmed: (id: string) => boolean,
): Generator<readonly [string, Place]> {
  for (const { key, messages } of chunks) {
    for (const { id } of messages) yield [id, { stretch, chunk: key, confirmed: confirmed(id) }];
  }
}

function splitIfLarge(
  timeline: Timeline,
  { stretch: stretchAt, chunk: chunkAt }: { stretch: number; chunk: number },
): Timeline {
  const stretch = timeline.stretches[stretchAt];
  const chunk = stretch?.chunks[chunkAt];
  if (!stretch || !chunk || chunk.messages.length <= 2 * CHUNK_SIZE) return timeline;
  const kept = { ...chunk, messages: chunk.messages.slice(0, CHUNK_SIZE) };
  const split = chunked(chunk.messages.slice(CHUNK_SIZE), timeline.nextKey);
  const chunks = stretch.chunks.toSpliced(chunkAt, 1, kept, ...split);
  return {
    stretches: timeline.stretches.with(stretchAt, { ...stretch, chunks }),
    index: timeline.index.withAll(placesOf(split, stretch.key, (id) => isConfirmed(timeline, id))),
    nextKey: timeline.nextKey + split.length,
  };
}

/** Keeps the leading chunks that hold exactly the leading messages. */
function sameChunks(
  chunks: readonly Chunk[],
  messages: readonly ChatMessage[],
): { kept: readonly Chunk[]; rest: readonly ChatMessage[] } {
  let used = 0;
  let kept = 0;
  for (const chunk of chunks) {
    if (!chunk.messages.every((message, at) => message === messages[used + at])) break;
    used += chunk.messages.length;
    kept += 1;
  }
  return { kept: chunks.slice(0, kept), rest: messages.slice(used) };
}
