import { z } from 'zod';

/**
 * What was said before: search over everything stored, and the earlier contacts of a customer. Both answer pages, newest first; a page
 * begins right after an entry, so that what comes meanwhile moves nothing.
 */

const withoutNul = (text: string) => !text.includes('\0');
const name = z.string().trim().min(1).max(256).refine(withoutNul, 'without the character NUL');
const time = z.iso
  .datetime({ offset: true })
  .refine((text) => new Date(text).getUTCFullYear() >= 2000, 'a time since 2000');
const cursor = z.string().min(1).max(2000);

/**
 * `POST /api/contacts/search`: all that is given has to hold. Without a text, contacts are listed, else messages. A body and not a
 * query: what people search for is as private as what they find, and addresses end up in logs.
 */
export const searchRequest = z
  .strictObject({
    /**
     * Terms, each of which the message contains somewhere, whatever the case. A term of one or two letters has to be a word of its
     * own (two characters without spaces between words, as in Chinese, do not). Words in double quotes stand in this order.
     */
    text: z.string().trim().min(1).max(200).refine(withoutNul, 'without the character NUL').optional(),
    /** Id of the user in Amazon Connect, or the beginning of a name under which agents appeared. */
    agent: name.optional(),
    /** Id of the customer, or the beginning of a name under which customers appeared. */
    customer: name.optional(),
    queueId: name.optional(),
    /** Code that the contact was closed with. */
    disposition: name.optional(),
    /** Of the message, or of the start of the contact. `from` is included, `to` is not. */
    from: time.optional(),
    to: time.optional(),
    /** The `next` of the page before. */
    cursor: cursor.optional(),
    limit: z.number().int().min(1).max(100).default(25),
  })
  .meta({ id: 'SearchRequest' });
export type SearchRequest = z.infer<typeof searchRequest>;

/** One line of a conversation as people see it: the text of a message, what a picker shows, or the name of a file. */
export const archivedLine = z
  .object({
    itemId: z.string(),
    /** ISO 8601 in UTC, as every time here. */
    sentAt: z.string(),
    role: z.string().optional(),
    name: z.string().optional(),
    /** Cut after some hundred characters. */
    text: z.string(),
  })
  .meta({ id: 'ArchivedLine' });
export type ArchivedLine = z.infer<typeof archivedLine>;

/** A contact as a list shows it. What nobody has told of is absent. */
export const archivedContact = z
  .object({
    contactId: z.string(),
    initialContactId: z.string(),
    /** When it began, as far as that is known. */
    startedAt: z.string(),
    endedAt: z.string().optional(),
    channel: z.string().optional(),
    initiationMethod: z.string().optional(),
    queueId: z.string().optional(),
    queueName: z.string().optional(),
    /** Id of the user in Amazon Connect, and the name under which the agent appeared in the chat. */
    agentId: z.string().optional(),
    agentName: z.string().optional(),
    customerId: z.string().optional(),
    customerName: z.string().optional(),
    /** Code that the contact was closed with. */
    disposition: z.string().optional(),
    /** Messages and files, no events. */
    messages: z.number().int(),
    first: archivedLine.optional(),
    last: archivedLine.optional(),
  })
  .meta({ id: 'ArchivedContact' });
export type ArchivedContact = z.infer<typeof archivedContact>;

/** A part of a text. The parts one after the other are the text. */
export const textSegment = z
  .object({
    text: z.string(),
    /** Whether it is what was searched for. */
    found: z.boolean(),
  })
  .meta({ id: 'TextSegment' });
export type TextSegment = z.infer<typeof textSegment>;

export const searchResult = z
  .object({
    contact: archivedContact,
    /** The message that was found; absent when no text was searched for. Its text is cut around what was found. */
    match: archivedLine
      .omit({ text: true })
      .extend({ segments: z.array(textSegment), cutBefore: z.boolean(), cutAfter: z.boolean() })
      .meta({ id: 'SearchMatch' })
      .optional(),
  })
  .meta({ id: 'SearchResult' });
export type SearchResult = z.infer<typeof searchResult>;
export type SearchMatch = NonNullable<SearchResult['match']>;

export const searchResponse = z
  .object({
    results: z.array(searchResult),
    /** Absent on the last page. */
    next: z.string().optional(),
  })
  .meta({ id: 'SearchResponse' });
export type SearchResponse = z.infer<typeof searchResponse>;

/** `GET /api/contacts/{contactId}/history`: the customer's other contacts that the reader may read, newest first. */
export const historyQuery = z.object({
  /** The `next` of the page before. */
  cursor: cursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});
export type HistoryQuery = z.infer<typeof historyQuery>;

export const historyResponse = z
  .object({
    /** Absent when nobody said who the customer is: then there is no history either. */
    customerId: z.string().optional(),
    contacts: z.array(archivedContact),
    /** Absent on the last page. */
    next: z.string().optional(),
  })
  .meta({ id: 'HistoryResponse' });
export type HistoryResponse = z.infer<typeof historyResponse>;

/** `GET /api/contacts/{contactId}/export`: the whole conversation as a file. */
export const exportQuery = z.object({
  format: z.enum(['json', 'html', 'text', 'csv']).default('json'),
  /** In which times are shown, e.g. `Europe/Berlin`. */
  timeZone: z.string().min(1).max(100).default('UTC'),
});
export type ExportQuery = z.infer<typeof exportQuery>;

/** The file as JSON: a head, the entries in their order, and a hash with each that covers all before it. */
export const exportedConversation = z
  .object({
    format: z.literal('liaison-export-1'),
    head: z.record(z.string(), z.unknown()),
    entries: z.array(z.object({ entry: z.record(z.string(), z.unknown()), sha256: z.string() })),
  })
  .meta({ id: 'ExportedConversation' });
