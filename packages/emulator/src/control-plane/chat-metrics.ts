import type { WireItem } from '@liaison/protocol';
import type { Contact } from '../world/state.ts';
import { seconds } from '../http/seconds.ts';

const messagesBy = (items: readonly WireItem[], roles: readonly string[]): WireItem[] =>
  items.filter(({ Type, ParticipantRole }) => Type !== 'EVENT' && roles.includes(ParticipantRole ?? ''));
const characters = (items: readonly WireItem[]): number =>
  items.reduce((sum, { Content }) => sum + (Content?.length ?? 0), 0);
const stamp = (item: WireItem): number => Date.parse(item.AbsoluteTime);

/** How long one side took to answer the other, in milliseconds: from the first unanswered message to the answer. */
function responseTimes(items: readonly WireItem[], role: string): number[] {
  const talk = messagesBy(items, ['AGENT', 'CUSTOMER']);
  let waitingSince: number | undefined;
  return talk.flatMap((item) => {
    if (item.ParticipantRole !== role) {
      waitingSince ??= stamp(item);
      return [];
    }
    const took = waitingSince === undefined ? [] : [stamp(item) - waitingSince];
    waitingSince = undefined;
    return took;
  });
}

function sideMetrics(items: readonly WireItem[], role: 'AGENT' | 'CUSTOMER'): object {
  const messages = messagesBy(items, [role]);
  const times = responseTimes(items, role);
  const last = messages.at(-1);
  return {
    ...(last?.ParticipantId !== undefined && { ParticipantId: last.ParticipantId }),
    ParticipantType: role,
    ConversationAbandon: messages.length === 0,
    MessagesSent: messages.length,
    NumResponses: times.length,
    MessageLengthInChars: characters(messages),
    TotalResponseTimeInMillis: times.reduce((sum, time) => sum + time, 0),
    MaxResponseTimeInMillis: Math.max(0, ...times),
    ...(last && { LastMessageTimestamp: seconds(stamp(last)) }),
  };
}

/** ChatMetrics of an ended chat. How each figure is counted is assumed; names and units are the model's. */
export function chatMetrics(contact: Contact): object {
  const items = contact.transcript.items.filter(({ ContactId }) => ContactId === contact.id);
  const bot = messagesBy(items, ['CUSTOM_BOT', 'SYSTEM']);
  const all = messagesBy(items, ['AGENT', 'CUSTOMER', 'CUSTOM_BOT', 'SYSTEM']);
  const firstAnswer = messagesBy(items, ['AGENT'])[0];
  const lastMessage = all.at(-1);
  return {
    ChatContactMetrics: {
      MultiParty: contact.participants.filter(({ role }) => role === 'AGENT').length > 1,
      TotalMessages: all.length,
      TotalBotMessages: bot.length,
      TotalBotMessageLengthInChars: characters(bot),
      ConversationTurnCount: responseTimes(items, 'AGENT').length,
      ...(lastMessage !== undefined &&
        contact.disconnectedAt !== undefined && {
          ConversationCloseTimeInMillis: Math.max(0, contact.disconnectedAt - stamp(lastMessage)),
        }),
      ...(firstAnswer !== undefined &&
        contact.connectedToAgentAt !== undefined && {
          AgentFirstResponseTimestamp: seconds(stamp(firstAnswer)),
          AgentFirstResponseTimeInMillis: Math.max(0, stamp(firstAnswer) - contact.connectedToAgentAt),
        }),
    },
    AgentMetrics: sideMetrics(items, 'AGENT'),
    CustomerMetrics: sideMetrics(items, 'CUSTOMER'),
  };
}
