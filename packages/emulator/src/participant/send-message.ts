import { MessageContentType } from '@liaison/protocol';
import { sendMessage } from '../world/send-message.ts';
import { contactOf } from '../world/world.ts';
import { commonErrors, participantError, participantOperation } from './participant-operation.ts';

/** 2026 limit for web chat, all content types, both ways (feature specifications). */
const maxContentBytes = 16_384;

/** What a participant may send; messages with a view or template of their own come from flows. */
const sendable: readonly string[] = [
  MessageContentType.text,
  MessageContentType.markdown,
  MessageContentType.json,
  MessageContentType.interactiveResponse,
];

export const sendMessageOperation = participantOperation({
  name: 'SendMessage',
  method: 'POST',
  path: '/participant/message',
  bearer: 'connection',
  errors: commonErrors,
  input: {
    ContentType: { type: 'string', required: true, min: 1, max: 100 },
    Content: { type: 'string', required: true, min: 1, max: 16_384 },
    ClientToken: { type: 'string', max: 500 },
  },
  run: ({ world, participant, input }) => {
    const contact = contactOf(world, participant.contactId);
    if (!sendable.includes(input.ContentType) || !contact.supportedContentTypes.includes(input.ContentType)) {
      throw participantError('ValidationException', 'The content type is not supported for this contact');
    }
    if (Buffer.byteLength(input.Content) > maxContentBytes) {
      throw participantError('ValidationException', `Content must be at most ${maxContentBytes} bytes`);
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
