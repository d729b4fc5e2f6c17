import { ApiFailure } from '../http/api-failure.ts';
import { decodeCursor, type ThreadPosition } from '../transcripts/thread/thread-cursor.ts';

/** The place that a caller's cursor stands for. @throws {ApiFailure} when it is none. */
export function positionOf(cursor: string | undefined): ThreadPosition | undefined {
  const position = cursor === undefined ? undefined : decodeCursor(cursor);
  if (cursor !== undefined && position === undefined) {
    throw new ApiFailure('invalid_request', 'cursor is not valid.', { field: 'cursor', rule: 'the next of a page' });
  }
  return position;
}
