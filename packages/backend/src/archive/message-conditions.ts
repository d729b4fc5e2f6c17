import { type RawBuilder, sql } from 'kysely';

export interface MessageConditions {
  /** Conditions on the time and the place of a row of `item`, by which the index of times can begin and end. */
  readonly inTime: readonly RawBuilder<boolean>[];
  /** What the text has to contain, folded. */
  readonly terms: readonly string[];
  /** Conditions on a row of `contact`, the one that the item belongs to. */
  readonly ofContact: readonly RawBuilder<boolean>[];
  readonly limit: number;
}

/** Order of results, on rows of `item`. */
export const newestFirst = sql`item.sent_at desc, item.contact_id desc, item.id desc`;

/** Conditions on a row of `item`: a folded text has none of the characters that mean something in a pattern. */
export const containing = (parts: readonly string[]): RawBuilder<boolean>[] =>
  parts.map((part) => sql<boolean>`item.search_text like ${`%${part}%`}`);
