import { SendMessage$, type SendMessageRequest } from '@aws-sdk/client-connectparticipant';
import { MessageContentType } from '@liaison/protocol';
import { sendMessage } from '../world/send-message.ts';
import { contactOf } from '../world/world.ts';
import { participantOperation } from './participant-operation.ts';

/** 2026 limit for web chat, all content types, both ways (feature specifications). */
const maxContentBytes = 16_384;

/** What a participant may send; messages with a view or template of their own come from flows. */
const sendable: readonly string[] = [
  MessageContentType.text,
  MessageContentType.markdown,
  MessageContentType.json,
  MessageContentType.interactiveResponse,
];

export const sendMessageOperation = participantOperation<SendMessageRequest>({
  schema: SendMessage$,
  bearer: 'connection',
  run: ({ world, participant, input, fail }) => {
    const contact = contactOf(world, participant.contactId);
    if (!sendable.includes(input.ContentType) || !contact.supportedContentTypes.includes(input.ContentType)) {
      throw fail('ValidationException', 'The content type is not supported for this contact');
    }
    if (Buffer.byteLength(input.Content) > maxContentBytes) {
      throw fail('ValidationException', `Content must be at most ${maxContentBytes} bytes`);
    }
    return world.idempotentResults.run(`SendMessage ${participant.id}`, input.ClientToken, () => {
      const { Id, AbsoluteTime } = sendMessage(world, participant, {
        contentType: input.ContentType,
        content: input.Content,
      });
      return { Id, AbsoluteTime };
    });
  },
});
