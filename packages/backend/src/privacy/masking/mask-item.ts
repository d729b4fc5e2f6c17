import type { SensitiveKind, ThreadItem } from '@liaison/protocol/api';
import { maskJson } from './mask-json.ts';
import { type MaskedText, maskText } from './mask-text.ts';

/** Messages of these types are JSON: interactive messages, what customers choose in them, and views. */
const isJson = (contentType: string | undefined) => /\bjson\b|\binteractive\b/.test(contentType ?? '');

/**
 * An item without what is hidden from whoever asks: in its text, in the name of whoever wrote it, and in names of files. `Masked`
 * says where something was left out; it is absent when nothing was.
 */
export function maskItem(item: ThreadItem, hidden: ReadonlySet<SensitiveKind>): ThreadItem {
  if (hidden.size === 0) return item;
  const places: NonNullable<ThreadItem['Masked']> = [];
  const take = (field: string, { text, spans }: MaskedText) => {
    places.push(...spans.map((span) => ({ field, ...span })));
    return text;
  };
  const { Content, DisplayName, Attachments } = item;
  const masked: ThreadItem = {
    ...item,
    ...(Content === undefined
      ? {}
      : { Content: take('Content', (isJson(item.ContentType) ? maskJson : maskText)(Content, hidden)) }),
    ...(DisplayName === undefined ? {} : { DisplayName: take('DisplayName', maskText(DisplayName, hidden)) }),
    ...(Attachments === undefined
      ? {}
      : {
          Attachments: Attachments.map((attachment, index) => {
            const { AttachmentName: name } = attachment;
            if (typeof name !== 'string') return attachment;
            return {
              ...attachment,
              AttachmentName: take(`Attachments.${index}.AttachmentName`, maskText(name, hidden)),
            };
          }),
        }),
  };
  return places.length === 0 ? item : { ...masked, Masked: places };
}
