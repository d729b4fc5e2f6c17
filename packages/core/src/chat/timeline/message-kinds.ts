import { EventContentType, MessageContentType, type WireItem } from '@liaison/protocol';
import type { ChatEventName, ChatMessageType } from './chat-message.ts';

/**
 * What an item is to a conversation. `line`: something to show. `typing` and `receipt` change the state of others' presence and of
 * our own messages. `silent`: nothing a reader would want to see.
 */
export type ItemKind =
  | { readonly kind: 'line'; readonly messageType: ChatMessageType; readonly event?: ChatEventName }
  | { readonly kind: 'typing' }
  | { readonly kind: 'receipt' }
  | { readonly kind: 'silent' };

const line = (messageType: ChatMessageType): ItemKind => ({ kind: 'line', messageType });
const event = (name: ChatEventName): ItemKind => ({ kind: 'line', messageType: 'event', event: name });

/** Every content type we know. `connection.acknowledged` was retired by the service on 31 December 2024 and is no line. */
const kindByContentType: Readonly<Record<MessageContentType | EventContentType, ItemKind>> = {
  [MessageContentType.text]: line('text'),
  [MessageContentType.markdown]: line('markdown'),
  [MessageContentType.json]: line('json'),
  [MessageContentType.interactive]: line('interactive'),
  [MessageContentType.interactiveResponse]: line('interactiveResponse'),
  [MessageContentType.attachment]: line('attachment'),
  [EventContentType.typing]: { kind: 'typing' },
  [EventContentType.messageDelivered]: { kind: 'receipt' },
  [EventContentType.messageRead]: { kind: 'receipt' },
  [EventContentType.connectionAcknowledged]: { kind: 'silent' },
  [EventContentType.participantJoined]: event('participantJoined'),
  [EventContentType.participantLeft]: event('participantLeft'),
  [EventContentType.participantActive]: event('participantActive'),
  [EventContentType.participantInactive]: event('participantInactive'),
  [EventContentType.participantIdle]: event('participantIdle'),
  [EventContentType.participantReturned]: event('participantReturned'),
  [EventContentType.participantInvited]: event('participantInvited'),
  [EventContentType.participantAutodisconnection]: event('participantAutoDisconnected'),
  [EventContentType.participantDisplaynameUpdated]: event('participantRenamed'),
  [EventContentType.transferSucceeded]: event('transferSucceeded'),
  [EventContentType.transferFailed]: event('transferFailed'),
  [EventContentType.chatEnded]: event('chatEnded'),
  [EventContentType.chatRehydrated]: event('chatRehydrated'),
  [EventContentType.workflowCancelled]: event('workflowCancelled'),
  [EventContentType.authenticationInitiated]: event('authenticationInitiated'),
  [EventContentType.authenticationSucceeded]: event('authenticationSucceeded'),
  [EventContentType.authenticationFailed]: event('authenticationFailed'),
  [EventContentType.authenticationTimeout]: event('authenticationTimedOut'),
  [EventContentType.authenticationExpired]: event('authenticationExpired'),
  [EventContentType.authenticationCancelled]: event('authenticationCancelled'),
};

/** Items of the Participant Service's older types say what they are by `Type` alone (API model 2018-09-07, ChatItemType). */
const kindByType: Readonly<Record<string, ItemKind>> = {
  ATTACHMENT: line('attachment'),
  MESSAGEMETADATA: { kind: 'receipt' },
  MESSAGE_DELIVERED: { kind: 'receipt' },
  MESSAGE_READ: { kind: 'receipt' },
  CONNECTION_ACK: { kind: 'silent' },
  TYPING: { kind: 'typing' },
  PARTICIPANT_JOINED: event('participantJoined'),
  PARTICIPANT_LEFT: event('participantLeft'),
  TRANSFER_SUCCEEDED: event('transferSucceeded'),
  TRANSFER_FAILED: event('transferFailed'),
  CHAT_ENDED: event('chatEnded'),
};

const byContentType = new Map<string, ItemKind>(Object.entries(kindByContentType));
const byType = new Map<string, ItemKind>(Object.entries(kindByType));

/** The content type that an event has; `undefined` for none. */
export const contentTypeOf = (name: ChatEventName): string | undefined =>
  Object.entries(kindByContentType).find(([, kind]) => kind.kind === 'line' && kind.event === name)?.[0];

/** The type wins, then the content type; what neither names is shown as `unknown`. */
export function kindOf(item: WireItem): ItemKind {
  return byType.get(item.Type) ?? byContentType.get(item.ContentType?.toLowerCase() ?? '') ?? line('unknown');
}
