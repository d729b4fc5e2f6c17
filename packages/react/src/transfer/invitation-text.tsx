import type { Invitation } from '@liaison/core';
import { defineMessages, FormattedMessage, type MessageDescriptor } from 'react-intl';

const texts: Readonly<Record<Invitation['state'], MessageDescriptor>> = defineMessages({
  asking: { id: 'invitation.asking', defaultMessage: 'Asking {who}' },
  ringing: { id: 'invitation.ringing', defaultMessage: 'Waiting for {who} to accept. Until then the chat is yours.' },
  callingOff: { id: 'invitation.callingOff', defaultMessage: 'Calling it off' },
  joined: { id: 'invitation.joined', defaultMessage: '{who} is in the chat.' },
  turnedDown: {
    id: 'invitation.turnedDown',
    defaultMessage: '{who} did not take the chat: not available, or no answer in time. It is still yours.',
  },
  calledOff: { id: 'invitation.calledOff', defaultMessage: 'Called off. The chat is still yours.' },
  failed: { id: 'invitation.failed', defaultMessage: '{who} could not be asked: {reason}' },
});

const callOffFailed: MessageDescriptor = defineMessages({
  text: {
    id: 'invitation.callOffFailed',
    defaultMessage: 'Waiting for {who} to accept. It could not be called off: {reason}',
  },
}).text;

/** What becomes of an invitation, in a sentence. */
export function InvitationText({ invitation }: { invitation: Invitation }) {
  const { failure, quickConnect, state } = invitation;
  const text = state === 'ringing' && failure ? callOffFailed : texts[state];
  return (
    <FormattedMessage {...text} values={{ who: <bdi>{quickConnect.name}</bdi>, reason: failure?.message ?? '' }} />
  );
}
