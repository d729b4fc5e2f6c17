import type { WireItem } from '@liaison/protocol';
import type { ActionOf, Step } from './actions.ts';
import type { ChatMessage } from './chat-message.ts';
import type { Conversation, Typist } from './conversation.ts';
import { only } from './step.ts';
import { parseTimestamp } from './wire-message.ts';

export function typingChanged(
  conversation: Conversation,
  { participant, isTyping }: ActionOf<'typingChanged'>,
): Step<Conversation> {
  return only(isTyping ? started(conversation, participant) : stopped(conversation, participant.participantId));
}

/** R2: a typing event counts unless it is our own or older than what its participant said since. */
export function typingReceived(conversation: Conversation, item: WireItem): Conversation {
  const participantId = item.ParticipantId;
  if (participantId === undefined) return conversation;
  const time = parseTimestamp(item.AbsoluteTime);
  const spoke = conversation.lastSpoke[participantId];
  if (time !== undefined && spoke !== undefined && time <= spoke) return conversation;
  return started(conversation, {
    participantId,
    ...(item.DisplayName !== undefined && { displayName: item.DisplayName }),
  });
}

/** R2: whoever says something, or leaves, is not typing any more. */
export function spoke(conversation: Conversation, { sender, timestamp }: ChatMessage): Conversation {
  const { participantId } = sender;
  if (participantId === undefined) return conversation;
  const before = conversation.lastSpoke[participantId];
  const lastSpoke =
    before !== undefined && before >= timestamp
      ? conversation.lastSpoke
      : { ...conversation.lastSpoke, [participantId]: timestamp };
  return { ...stopped(conversation, participantId), lastSpoke };
}

function started(conversation: Conversation, participant: Typist): Conversation {
  const { typing, selfId, ended } = conversation;
  if (ended || participant.participantId === selfId) return conversation;
  if (typing.some(({ participantId }) => participantId === participant.participantId)) return conversation;
  return { ...conversation, typing: [...typing, participant] };
}

/** The conversation with nobody of that id typing; the same one when nobody was. */
export function stopped(conversation: Conversation, participantId: string): Conversation {
  const typing = conversation.typing.filter((typist) => typist.participantId !== participantId);
  return typing.length === conversation.typing.length ? conversation : { ...conversation, typing };
}
