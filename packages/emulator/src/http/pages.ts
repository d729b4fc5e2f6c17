import type { AwsError } from './aws-error.ts';

interface PageRequest {
  readonly token: string | undefined;
  readonly size: number | undefined;
  /** The error for a token that this list has not given out. */
  readonly invalidToken: () => AwsError;
}

interface Page<Item> {
  readonly items: readonly Item[];
  readonly NextToken?: string;
}

const largest = 1000;

/** One page of a list and the token of the next, which is the place to go on at. */
export function page<Item>(list: readonly Item[], { token, size = largest, invalidToken }: PageRequest): Page<Item> {
  const from = token === undefined ? 0 : place(token);
  if (from === undefined || from > list.length) throw invalidToken();
  const end = from + size;
  return {
    items: list.slice(from, end),
    ...(end < list.length && { NextToken: Buffer.from(`from ${end}`).toString('base64url') }),
  };
}

function place(token: string): number | undefined {
  const digits = /^from (\d{1,9})$/.exec(Buffer.from(token, 'base64url').toString('latin1'))?.[1];
  return digits === undefined ? undefined : Number(digits);
}
