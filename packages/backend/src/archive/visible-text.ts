import { MessageContentType } from '@liaison/protocol';
import type { Item } from '../store/database.ts';

/** What of an item its visible text depends on. */
export type SeenItem = Pick<Item, 'type' | 'content_type' | 'content'> & {
  readonly attachments: readonly object[] | null;
};

/** Content types whose content is JSON that pages show as something else. */
const structured: ReadonlySet<string | null> = new Set([
  MessageContentType.json,
  MessageContentType.interactive,
  MessageContentType.interactiveResponse,
]);

/**
 * Text of an item as people see it: what was written, what an interactive message shows, or the names of files. `undefined` for what shows
 * none: events, and messages without content. Content that is not what its type says counts as text.
 */
export function visibleText({ type, content_type, content, attachments }: SeenItem): string | undefined {
  if (attachments !== null && attachments.length > 0) return attachments.map(nameOf).join('\n') || undefined;
  if (type === 'EVENT' || content === null || content === '') return undefined;
  return structured.has(content_type) ? shownBy(content) : content;
}

const nameOf = (attachment: object) =>
  'AttachmentName' in attachment && typeof attachment.AttachmentName === 'string' ? attachment.AttachmentName : '';

/** Members that a message template shows (Amazon Connect administrator guide, interactive messages). */
const shown: ReadonlySet<string> = new Set([
  'title',
  'subtitle',
  'body',
  'text',
  'message',
  'imageDescription',
  'label',
]);

/** Values looked at: a message of 16 KB has fewer, and no other can keep the server busy. */
const maxValues = 5000;

/** Without recursion: lists in lists cost a sender one byte a level. */
function shownBy(json: string): string {
  const root = parse(json);
  if (typeof root !== 'object' || root === null) return json;
  const texts: string[] = [];
  const open: [name: string, value: unknown][] = [['', root]];
  for (let looked = 0; open.length > 0 && looked < maxValues; looked += 1) {
    const [name, value] = open.pop() ?? ['', undefined];
    if (typeof value === 'string' && shown.has(name)) texts.push(value);
    if (typeof value !== 'object' || value === null) continue;
    const members = Array.isArray(value)
      ? value.map((member: unknown) => [name, member] as const)
      : Object.entries(value);
    for (const [memberName, member] of members.slice(0, maxValues).toReversed()) open.push([memberName, member]);
  }
  return texts.length === 0 ? json : texts.join('\n');
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
