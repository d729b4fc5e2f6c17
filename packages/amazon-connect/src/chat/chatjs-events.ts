import { EventContentType, parseItem } from '@liaison/protocol';
import { LiaisonError } from '@liaison/core';
import type { ChatJsEvent, ChatJsSession } from '../streams/streams-api.ts';
import type { GuardedObserver } from './guarded-observer.ts';

/**
 * ChatJS's listeners whose `data` is the item that came: it has one for each kind of event, and `onMessage` for all the rest
 * (joined, left, transfer, ended). Receipts reach every session of the page; core matches them by message id.
 */
const ITEM_EVENTS: readonly ChatJsEvent[] = [
  'onMessage',
  'onTyping',
  'onReadReceipt',
  'onDeliveredReceipt',
  'onParticipantIdle',
  'onParticipantReturned',
  'onParticipantInvited',
  'onAutoDisconnection',
  'onParticipantDisplayNameUpdated',
  'onChatRehydrated',
  'onAuthenticationInitiated',
  'onAuthenticationSuccessful',
  'onAuthenticationFailed',
  'onAuthenticationTimeout',
  'onAuthenticationExpired',
  'onAuthenticationCanceled',
];

/**
 * Connects a ChatJS session to an observer, before `connect` so that nothing comes too early. Only the parsed item leaves: every
 * event of ChatJS also carries participant token, connection token and socket address.
 */
export function listenToChatJs(session: ChatJsSession, observer: GuardedObserver): void {
  for (const name of ITEM_EVENTS) {
    session[name]((event) => {
      const item = parseItem(event?.data);
      if (!item) return;
      observer.item(item);
      // ChatJS takes an agent's session off the socket at a transfer and says nothing.
      if (item.ContentType === EventContentType.transferSucceeded) observer.ended();
    });
  }
  session.onEnded(() => observer.ended());
  session.onConnectionBroken(() =>
    observer.broken(new LiaisonError('ServiceError', "The agent's connection to Amazon Connect was terminated")),
  );
}
