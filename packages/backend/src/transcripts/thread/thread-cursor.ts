import { z } from 'zod';
import { plainText } from '../plain-text.ts';

/** Place of an item in its conversation: by time, and by ids where times are equal. */
export interface ThreadPosition {
  /** ISO 8601. */
  readonly sentAt: string;
  readonly contactId: string;
  readonly id: string;
}

/** Anybody can make up a cursor: only texts that a database takes pass. */
const id = z.string().refine((text) => plainText(text) === text);
const time = z.iso.datetime().refine((text) => !text.startsWith('0000'));
const position = z.tuple([time, id, id]);

export const encodeCursor = ({ sentAt, contactId, id }: ThreadPosition): string =>
  Buffer.from(JSON.stringify([sentAt, contactId, id])).toString('base64url');

/** `undefined` when the text is no cursor. */
export function decodeCursor(text: string): ThreadPosition | undefined {
  try {
    const [sentAt, contactId, id] = position.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    return { sentAt, contactId, id };
  } catch {
    return undefined;
  }
}
