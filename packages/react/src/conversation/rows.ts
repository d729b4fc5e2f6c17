import type { ChatMessage } from '@liaison/core';

/** One line of the message list. `key` is stable and unique in the list. */
export type Row =
  | { readonly kind: 'day'; readonly key: string; readonly timestamp: number }
  | { readonly kind: 'unread'; readonly key: string }
  | { readonly kind: 'event'; readonly key: string; readonly message: ChatMessage }
  | {
      readonly kind: 'message';
      readonly key: string;
      readonly message: ChatMessage;
      /** First and last of what one sender wrote in one go. */
      readonly startsGroup: boolean;
      readonly endsGroup: boolean;
    };

const groupGap = 5 * 60_000;

/** Lays day lines, the unread line and groups over the messages. `unreadFrom` is the key of the first unread message. */
export function toRows(messages: readonly ChatMessage[], unreadFrom: string | undefined): Row[] {
  const rows: Row[] = [];
  let day: string | undefined;
  for (const [index, message] of messages.entries()) {
    const messageDay = new Date(message.timestamp).toDateString();
    if (messageDay !== day) rows.push({ kind: 'day', key: `day ${message.key}`, timestamp: message.timestamp });
    if (message.key === unreadFrom) rows.push({ kind: 'unread', key: 'unread' });
    if (message.messageType === 'event') rows.push({ kind: 'event', key: message.key, message });
    else {
      const next = messages[index + 1];
      const startsGroup = rows.at(-1)?.kind !== 'message' || !sameGroup(messages[index - 1], message);
      const endsGroup = !next || next.key === unreadFrom || !sameGroup(message, next);
      rows.push({ kind: 'message', key: message.key, message, startsGroup, endsGroup });
    }
    day = messageDay;
  }
  return rows;
}

function sameGroup(first: ChatMessage | undefined, second: ChatMessage): boolean {
  return (
    first !== undefined &&
    first.messageType !== 'event' &&
    second.messageType !== 'event' &&
    first.sender.isSelf === second.sender.isSelf &&
    first.sender.role === second.sender.role &&
    // An own message has no participant id until the service confirms it.
    (first.sender.isSelf || first.sender.participantId === second.sender.participantId) &&
    Math.abs(second.timestamp - first.timestamp) < groupGap &&
    new Date(first.timestamp).toDateString() === new Date(second.timestamp).toDateString()
  );
}
