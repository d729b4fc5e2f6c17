import type { ChatEventName, ChatMessage } from '@liaison/core';
import { defineMessages, type IntlShape, type MessageDescriptor } from 'react-intl';
import { senderName } from './sender-name.ts';

/** The events of a conversation in plain words. */
const eventTexts: Readonly<Record<ChatEventName | 'somebodyInvited' | 'unknown', MessageDescriptor>> = defineMessages({
  participantJoined: { id: 'event.participantJoined', defaultMessage: '{name} joined' },
  participantLeft: { id: 'event.participantLeft', defaultMessage: '{name} left' },
  participantInvited: { id: 'event.participantInvited', defaultMessage: '{name} was invited' },
  participantActive: { id: 'event.participantActive', defaultMessage: '{name} is active' },
  participantInactive: { id: 'event.participantInactive', defaultMessage: '{name} is inactive' },
  participantIdle: { id: 'event.participantIdle', defaultMessage: '{name} has been quiet for a while' },
  participantReturned: { id: 'event.participantReturned', defaultMessage: '{name} is back' },
  participantAutoDisconnected: {
    id: 'event.participantAutoDisconnected',
    defaultMessage: '{name} was disconnected for being quiet too long',
  },
  participantRenamed: { id: 'event.participantRenamed', defaultMessage: '{name} changed the display name' },
  transferSucceeded: { id: 'event.transferSucceeded', defaultMessage: 'The chat was transferred' },
  transferFailed: { id: 'event.transferFailed', defaultMessage: 'The transfer did not work' },
  somebodyInvited: { id: 'event.somebodyInvited', defaultMessage: 'Somebody was asked into the chat' },
  chatEnded: { id: 'event.chatEnded', defaultMessage: 'The chat has ended' },
  chatRehydrated: { id: 'event.chatRehydrated', defaultMessage: 'Continued from an earlier chat' },
  workflowCancelled: { id: 'event.workflowCancelled', defaultMessage: 'The step-by-step guide was cancelled' },
  authenticationInitiated: { id: 'event.authenticationInitiated', defaultMessage: 'Customer was asked to sign in' },
  authenticationSucceeded: { id: 'event.authenticationSucceeded', defaultMessage: 'Customer signed in' },
  authenticationFailed: { id: 'event.authenticationFailed', defaultMessage: 'Customer could not sign in' },
  authenticationTimedOut: { id: 'event.authenticationTimedOut', defaultMessage: 'Customer did not sign in in time' },
  authenticationExpired: { id: 'event.authenticationExpired', defaultMessage: "Customer's sign-in has expired" },
  authenticationCancelled: { id: 'event.authenticationCancelled', defaultMessage: 'Customer cancelled the sign-in' },
  unknown: { id: 'event.unknown', defaultMessage: 'Something happened in this chat ({contentType})' },
});

export function eventText(intl: IntlShape, message: ChatMessage): string {
  const name = senderName(intl, message.sender);
  const isNameless = message.sender.role === 'system' || message.sender.role === 'unknown';
  // An invitation may name nobody: the one who was asked is no participant yet.
  const text = message.event === 'participantInvited' && isNameless ? 'somebodyInvited' : message.event;
  return intl.formatMessage(eventTexts[text ?? 'unknown'], { name, contentType: message.contentType });
}
