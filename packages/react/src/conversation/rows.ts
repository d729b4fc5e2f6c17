import type { ChatMessage } from '@liaison/core';

/** One line of the message list. `key` is stable and unique in the list. */
export type Row =
  | { readonly kind: 'day'; readonly key: string; readonly timestamp: number }
  | { readonly kind: 'unread'; readonly key: string }
  | { readonly kind: 'seam'; readonly key: string; readonly into: 'earlier' | 'current'; readonly segmentId: string }
  | { readonly kind: 'event'; readonly key: string; readonly message: ChatMessage }
  | {
      readonly kind: 'message';
      readonly key: string;
      readonly message: ChatMessage;
      /** First and last of what one sender wrote in one go. */
      readonly startsGroup: boolean;
      readonly endsGroup: boolean;
    };

export interface RowNeighbours {
  /** The message before and the one after these, if no gap lies between. */
  readonly before?: ChatMessage | undefined;
  readonly after?: ChatMessage | undefined;
  /** Whether the contact's own lines have begun before these: what other contacts bring from then on goes on beside it. */
  readonly begun?: boolean;
  /** Key of the first unread message. */
  readonly unreadFrom?: string | undefined;
}

const groupGap = 5 * 60_000;

/** Lays day lines, the unread line and groups over a run of messages. */
export function toRows(
  messages: readonly ChatMessage[],
  { before, after, begun = false, unreadFrom }: RowNeighbours,
): Row[] {
  const rows: Row[] = [];
  let previous = before;
  let hasBegun = begun;
  let joint = jointOf(previous, messages[0]);
  for (const [index, message] of messages.entries()) {
    const next = messages[index + 1] ?? after;
    const nextJoint = jointOf(message, next);
    if (joint.day) rows.push({ kind: 'day', key: `day ${message.key}`, timestamp: message.timestamp });
    if (!hasBegun && isSeam(previous, message)) {
      const into = message.segmentContactId ? 'earlier' : 'current';
      rows.push({ kind: 'seam', key: `seam ${message.key}`, into, segmentId: segmentOf(message) });
    }
    if (message.key === unreadFrom) rows.push({ kind: 'unread', key: 'unread' });
    if (message.messageType === 'event') rows.push({ kind: 'event', key: message.key, message });
    else {
      const startsGroup = joint.group || message.key === unreadFrom;
      const endsGroup = nextJoint.group || next?.key === unreadFrom;
      rows.push({ kind: 'message', key: message.key, message, startsGroup, endsGroup });
    }
    hasBegun ||= isOwn(message);
    [previous, joint] = [message, nextJoint];
  }
  return rows;
}

/** Whether a new day and a new group begin between two lines: worked out once, for the end of one and the beginning of the other. */
function jointOf(first: ChatMessage | undefined, second: ChatMessage | undefined): { day: boolean; group: boolean } {
  if (!first || !second) return { day: true, group: true };
  const day = !sameDay(first, second);
  return { day, group: day || !sameGroup(first, second) };
}

/** The contact under which Amazon Connect filed a line: one conversation has several after a transfer or a return. */
const segmentOf = ({ segmentContactId, contactId }: ChatMessage): string => segmentContactId ?? contactId;

/** Whether a line was said in the very contact that is shown. */
export const isOwn = ({ segmentContactId }: ChatMessage): boolean => segmentContactId === undefined;

const isSeam = (previous: ChatMessage | undefined, message: ChatMessage): boolean =>
  previous ? segmentOf(previous) !== segmentOf(message) : message.segmentContactId !== undefined;

const sameDay = (first: ChatMessage, second: ChatMessage): boolean =>
  new Date(first.timestamp).toDateString() === new Date(second.timestamp).toDateString();

const sameGroup = (first: ChatMessage, second: ChatMessage): boolean =>
  first.messageType !== 'event' &&
  second.messageType !== 'event' &&
  segmentOf(first) === segmentOf(second) &&
  first.sender.isSelf === second.sender.isSelf &&
  first.sender.role === second.sender.role &&
  // An own message has no participant id until the service confirms it.
  (first.sender.isSelf || first.sender.participantId === second.sender.participantId) &&
  Math.abs(second.timestamp - first.timestamp) < groupGap;
