import type { ActionOf, Step } from './actions.ts';
import type { ChatMessage, MessageFailure } from './chat-message.ts';
import type { Conversation } from './conversation.ts';
import { advance } from './message-status.ts';
import { only } from './step.ts';
import { backward } from './timeline.ts';

/** The content type of items that carry a file (amazon-connect-chatjs, attachments). */
const ATTACHMENT = 'application/vnd.amazonaws.connect.message.attachment';

/** A1: the file has a line of its own after everything confirmed, from the moment it is chosen. */
export function uploadQueued(conversation: Conversation, action: ActionOf<'uploadQueued'>): Step<Conversation> {
  const { contactId, selfId, selfRole, uploads } = conversation;
  if (conversation.ended) return only(conversation);
  const { key, name, contentType, size, at } = action;
  const message: ChatMessage = {
    key,
    id: key,
    contactId,
    content: '',
    contentType: ATTACHMENT,
    timestamp: at,
    sender: { role: selfRole, isSelf: true, ...(selfId !== undefined && { participantId: selfId }) },
    messageType: 'attachment',
    status: 'queued',
    attachments: [{ id: '', name, contentType, status: 'inProgress' }],
    upload: { sentBytes: 0, totalBytes: size },
  };
  return { conversation: { ...conversation, uploads: [...uploads, message] }, added: [message], changed: [] };
}

export const uploadProgressed = (
  conversation: Conversation,
  { key, sentBytes }: ActionOf<'uploadProgressed'>,
): Step<Conversation> =>
  update(conversation, key, (message) => {
    const totalBytes = message.upload?.totalBytes ?? sentBytes;
    const status = advance(message.status, 'sending');
    return { ...message, status, upload: { sentBytes: Math.min(sentBytes, totalBytes), totalBytes } };
  });

/** The service has given the file its id: the line that carries it may come from now on, before or after the answer. */
export function uploadStarted(
  conversation: Conversation,
  { key, attachmentId }: ActionOf<'uploadStarted'>,
): Step<Conversation> {
  return update(conversation, key, (message) => ({
    ...message,
    status: advance(message.status, 'sending'),
    attachments: (message.attachments ?? []).map((attachment) => ({ ...attachment, id: attachmentId })),
  }));
}

/** The service has taken the file; the line that it becomes is on its way. */
export const uploadSent = (conversation: Conversation, { key }: ActionOf<'uploadSent'>): Step<Conversation> =>
  update(conversation, key, (message) => ({ ...message, status: advance(message.status, 'sent') }));

export const uploadFailed = (
  conversation: Conversation,
  { key, failure }: ActionOf<'uploadFailed'>,
): Step<Conversation> => update(conversation, key, (message) => failed(message, failure));

/** S7: the one way back, by the agent. */
export const uploadRetried = (conversation: Conversation, { key }: ActionOf<'uploadRetried'>): Step<Conversation> =>
  update(conversation, key, (message) => {
    if (message.status !== 'failed' || conversation.ended) return message;
    const { failure: _, ...rest } = message;
    return { ...rest, status: 'queued', upload: { sentBytes: 0, totalBytes: message.upload?.totalBytes ?? 0 } };
  });

export const uploadRemoved = (conversation: Conversation, { key }: ActionOf<'uploadRemoved'>): Step<Conversation> =>
  only({ ...conversation, uploads: conversation.uploads.filter((message) => message.key !== key) });

/** A2: the line of an own file is the upload that got its id: it takes the key the agent's eye is on. */
export function matchUpload(
  conversation: Conversation,
  message: ChatMessage,
): { conversation: Conversation; message: ChatMessage } {
  const ids = new Set(message.attachments?.map(({ id }) => id));
  const upload = conversation.uploads.find(({ attachments }) => ids.has(attachments?.[0]?.id ?? ''));
  if (!upload || !message.sender.isSelf) return { conversation, message };
  const uploads = conversation.uploads.filter((other) => other !== upload);
  return { conversation: { ...conversation, uploads }, message: { ...message, key: upload.key } };
}

/** E1: what is not sent when the chat is over never will be. */
export function refuseUploads(conversation: Conversation, failure: MessageFailure): Step<Conversation> {
  const uploads = conversation.uploads.map((message) => failed(message, failure));
  return { conversation: { ...conversation, uploads }, added: [], changed: uploads };
}

/** Files of the conversation so far, those on their way included. */
export function countAttachments({ timeline, uploads }: Conversation): number {
  let count = uploads.filter(({ status }) => status !== 'failed').length;
  for (const { attachments } of backward(timeline)) count += attachments?.length ?? 0;
  return count;
}

const failed = (message: ChatMessage, failure: MessageFailure): ChatMessage => {
  const status = advance(message.status, 'failed');
  return status === message.status ? message : { ...message, status, failure };
};

function update(
  conversation: Conversation,
  key: string,
  change: (message: ChatMessage) => ChatMessage,
): Step<Conversation> {
  const message = conversation.uploads.find((candidate) => candidate.key === key);
  const next = message && change(message);
  if (!next || next === message) return only(conversation);
  const uploads = conversation.uploads.map((other) => (other === message ? next : other));
  return { conversation: { ...conversation, uploads }, added: [], changed: [next] };
}
