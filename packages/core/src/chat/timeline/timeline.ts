import type { ChatMessage } from './chat-message.ts';
import { PersistentMap } from './persistent-map.ts';

/** A run of neighbouring messages. Its key and the object stay while nothing in it changes, so a view can keep what it drew. */
export interface Chunk {
  readonly key: number;
  readonly messages: readonly ChatMessage[];
}

/** Messages between which nothing is known to be missing, oldest first. Between two stretches there is a gap. */
export interface Stretch {
  readonly key: number;
  readonly chunks: readonly Chunk[];
}

export interface Place {
  readonly stretch: number;
  readonly chunk: number;
  /** True once a transcript page held the item: up to there nothing can be missing unnoticed. */
  readonly confirmed: boolean;
}

/**
 * The lines that the service confirmed. Immutable; one change copies one chunk and the short list of chunks, whatever the length
 * of the conversation.
 */
export interface Timeline {
  readonly stretches: readonly Stretch[];
  readonly index: PersistentMap<Place>;
  readonly nextKey: number;
}

export const emptyTimeline: Timeline = { stretches: [], index: PersistentMap.empty, nextKey: 0 };

/** Indexes of a line: its stretch, the chunk in it, the line in that. */
export interface Position {
  readonly stretch: number;
  readonly chunk: number;
  readonly at: number;
}

export const has = (timeline: Timeline, id: string): boolean => timeline.index.has(id);

export const isConfirmed = (timeline: Timeline, id: string): boolean => timeline.index.get(id)?.confirmed ?? false;

/** Whether the line is confirmed and no gap stands before it. */
export function isConfirmedInOldest({ index, stretches }: Timeline, id: string): boolean {
  const place = index.get(id);
  return place !== undefined && place.confirmed && place.stretch === stretches[0]?.key;
}

export function find(timeline: Timeline, id: string): ChatMessage | undefined {
  const position = locate(timeline, id);
  return position && timeline.stretches[position.stretch]?.chunks[position.chunk]?.messages[position.at];
}

/** Newest first, across gaps. */
export function* backward({ stretches }: Timeline): Generator<ChatMessage> {
  for (let stretch = stretches.length - 1; stretch >= 0; stretch -= 1) {
    const chunks = stretches[stretch]?.chunks ?? [];
    for (let chunk = chunks.length - 1; chunk >= 0; chunk -= 1) {
      const messages = chunks[chunk]?.messages ?? [];
      for (let at = messages.length - 1; at >= 0; at -= 1) {
        const message = messages[at];
        if (message) yield message;
      }
    }
  }
}

/** Newest first, from the line named on. */
export function* upTo(timeline: Timeline, id: string): Generator<ChatMessage> {
  let reached = false;
  for (const line of backward(timeline)) {
    reached ||= line.id === id;
    if (reached) yield line;
  }
}

export function oldest(timeline: Timeline): ChatMessage | undefined {
  return timeline.stretches.find(({ chunks }) => chunks.length > 0)?.chunks[0]?.messages[0];
}

export function newest(timeline: Timeline): ChatMessage | undefined {
  return backward(timeline).next().value ?? undefined;
}

/** Where the first confirmed line of `ids` stands, if one does. */
export function firstConfirmed(timeline: Timeline, ids: Iterable<string>): Position | undefined {
  for (const id of ids) {
    if (isConfirmed(timeline, id)) return locate(timeline, id);
  }
  return undefined;
}

/** Everything from `position` on, across gaps, oldest first. */
export function tailFrom(timeline: Timeline, position: Position): readonly ChatMessage[] {
  const [first, ...later] = timeline.stretches.slice(position.stretch);
  const [chunk, ...rest] = first?.chunks.slice(position.chunk) ?? [];
  return [
    ...(chunk?.messages.slice(position.at) ?? []),
    ...rest.flatMap(({ messages }) => messages),
    ...later.flatMap(({ chunks }) => chunks.flatMap(({ messages }) => messages)),
  ];
}

export const endOf = (timeline: Timeline): Position => {
  const stretch = Math.max(0, timeline.stretches.length - 1);
  const chunks = timeline.stretches[stretch]?.chunks ?? [];
  return { stretch, chunk: chunks.length, at: 0 };
};

export function locate(timeline: Timeline, id: string): Position | undefined {
  const place = timeline.index.get(id);
  if (!place) return undefined;
  const stretch = timeline.stretches.findLastIndex(({ key }) => key === place.stretch);
  const chunks = timeline.stretches[stretch]?.chunks ?? [];
  const chunk = chunks.findLastIndex(({ key }) => key === place.chunk);
  const at = chunks[chunk]?.messages.findLastIndex((message) => message.id === id) ?? -1;
  return at < 0 ? undefined : { stretch, chunk, at };
}
