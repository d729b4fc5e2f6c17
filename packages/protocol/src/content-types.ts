/**
 * Content types of Amazon Connect chat items, as ChatJS 5.0.0 and the Participant Service name them.
 * Source: amazon-connect-chatjs 5.0.0 `src/constants.js`; Participant Service API reference (SendMessage, SendEvent).
 */
export const MessageContentType = {
  text: 'text/plain',
  markdown: 'text/markdown',
  json: 'application/json',
  interactive: 'application/vnd.amazonaws.connect.message.interactive',
  interactiveResponse: 'application/vnd.amazonaws.connect.message.interactive.response',
  attachment: 'application/vnd.amazonaws.connect.message.attachment',
} as const;
export type MessageContentType = (typeof MessageContentType)[keyof typeof MessageContentType];

const event = <Name extends string>(name: Name) => `application/vnd.amazonaws.connect.event.${name}` as const;

/** Every event of the ChatJS 5.0.0 list. Some never reach a transcript (typing, receipts, idle). */
export const EventContentType = {
  typing: event('typing'),
  messageDelivered: event('message.delivered'),
  messageRead: event('message.read'),
  connectionAcknowledged: event('connection.acknowledged'),
  participantJoined: event('participant.joined'),
  participantLeft: event('participant.left'),
  participantActive: event('participant.active'),
  participantInactive: event('participant.inactive'),
  participantIdle: event('participant.idle'),
  participantReturned: event('participant.returned'),
  participantInvited: event('participant.invited'),
  participantAutodisconnection: event('participant.autodisconnection'),
  participantDisplaynameUpdated: event('participant.displayname.updated'),
  transferSucceeded: event('transfer.succeeded'),
  transferFailed: event('transfer.failed'),
  chatEnded: event('chat.ended'),
  chatRehydrated: event('chat.rehydrated'),
  workflowCancelled: event('workflow.cancelled'),
  authenticationInitiated: event('authentication.initiated'),
  authenticationSucceeded: event('authentication.succeeded'),
  authenticationFailed: event('authentication.failed'),
  authenticationTimeout: event('authentication.timeout'),
  authenticationExpired: event('authentication.expired'),
  authenticationCancelled: event('authentication.cancelled'),
} as const;
export type EventContentType = (typeof EventContentType)[keyof typeof EventContentType];
