import { SendEvent$, type SendEventRequest } from '@aws-sdk/client-connectparticipant';
import { EventContentType, type WireItem } from '@liaison/protocol';
import { sendReceipt } from '../world/send-receipt.ts';
import { sendTyping } from '../world/send-typing.ts';
import type { Participant } from '../world/state.ts';
import { contactOf, type World } from '../world/world.ts';
import { participantError, participantOperation } from './participant-operation.ts';

type Send = (world: World, participant: Participant, content: string | undefined) => WireItem;

const receipt =
  (kind: 'delivered' | 'read'): Send =>
  (world, participant, content) =>
    sendReceipt(world, participant, { kind, messageId: messageIdIn(content) });

/** The events that a participant may send. `connection.acknowledged` was retired at the end of 2024. */
const sendable: ReadonlyMap<string, Send> = new Map<string, Send>([
  [EventContentType.typing, (world, participant) => sendTyping(world, participant)],
  [EventContentType.messageDelivered, receipt('delivered')],
  [EventContentType.messageRead, receipt('read')],
]);

/** Receipts are for a customer and an agent alone (service model). */
const mostForReceipts = 2;
const isReceipt = (contentType: string): boolean => contentType !== EventContentType.typing;

const activeParticipants = (world: World, { contactId }: Participant): number =>
  contactOf(world, contactId).participants.filter(({ role, state }) => state === 'joined' && role !== 'CUSTOM_BOT')
    .length;

/**
 * A repeat is the same client token with the same event: ChatJS 5.0.0 puts one constant token on all its read receipts,
 * and another on all delivered ones, so the token alone would lose every receipt after the first.
 */
export const sendEventOperation = participantOperation<SendEventRequest, 'ConflictException'>({
  schema: SendEvent$,
  bearer: 'connection',
  errors: ['ConflictException'],
  run: ({ world, participant, input, fail }) => {
    const send = sendable.get(input.ContentType);
    if (send === undefined) throw fail('ValidationException', 'The content type is not supported');
    if (isReceipt(input.ContentType) && activeParticipants(world, participant) > mostForReceipts) {
      throw fail('ConflictException', 'Receipts are not supported with more than two participants');
    }
    const repeated = `SendEvent ${participant.id} ${input.ContentType} ${input.Content ?? ''}`;
    return world.idempotentResults.run(repeated, input.ClientToken, () => {
      const { Id, AbsoluteTime } = send(world, participant, input.Content);
      return { Id, AbsoluteTime };
    });
  },
});

/** Receipts carry `{"messageId":"…"}` as text. */
function messageIdIn(content: string | undefined): string {
  try {
    const value: unknown = JSON.parse(content ?? '');
    if (typeof value === 'object' && value !== null && 'messageId' in value && typeof value.messageId === 'string') {
      return value.messageId;
    }
  } catch {
    // Not JSON: refused below like any other content without a message id.
  }
  throw participantError('ValidationException', 'Content must be JSON with a messageId');
}
