import { EventContentType, MessageContentType, type WireItem } from '@liaison/protocol';

/** What the page shows of an item: a bubble, a line between bubbles, or nothing. */
export type ChatItemView =
  | { readonly kind: 'own' | 'other'; readonly text: string; readonly readable: boolean }
  | { readonly kind: 'notice'; readonly text: string }
  | { readonly kind: 'hidden' };

const TEXT_TYPES: ReadonlySet<string | undefined> = new Set([MessageContentType.text, MessageContentType.markdown]);

const NOTICES: Readonly<Record<string, (name: string) => string>> = {
  [EventContentType.participantJoined]: (name) => `${name} joined the chat`,
  [EventContentType.participantLeft]: (name) => `${name} left the chat`,
  [EventContentType.transferSucceeded]: () => 'You were transferred',
  [EventContentType.chatEnded]: () => 'The chat has ended',
};

export const isOwn = (item: WireItem): boolean => item.ParticipantRole === 'CUSTOMER';

export const isMessage = (item: WireItem): boolean => item.Type === 'MESSAGE' || item.Type === 'ATTACHMENT';

/** Other people's names as they gave them; the service itself has none. */
export const nameOf = (item: WireItem): string => item.DisplayName ?? 'Assistant';

export function viewOf(item: WireItem): ChatItemView {
  if (isMessage(item)) {
    return { kind: isOwn(item) ? 'own' : 'other', ...textOf(item) };
  }
  // The customer knows that they joined and left.
  if (isOwn(item)) return { kind: 'hidden' };
  const notice = NOTICES[item.ContentType ?? ''];
  return notice ? { kind: 'notice', text: notice(nameOf(item)) } : { kind: 'hidden' };
}

function textOf(item: WireItem): { text: string; readable: boolean } {
  const [attachment] = item.Attachments ?? [];
  if (attachment) return { text: `File: ${attachment.AttachmentName ?? 'unnamed'}`, readable: false };
  if (TEXT_TYPES.has(item.ContentType) && item.Content !== undefined) return { text: item.Content, readable: true };
  return { text: 'This message cannot be shown here.', readable: false };
}
