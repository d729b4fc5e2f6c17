import { type SensitiveKind, sensitiveKinds, type ThreadItem } from '@liaison/protocol/api';
import { type Kysely, sql } from 'kysely';
import { maskItem } from '../../privacy/masking/mask-item.ts';
import { maskText } from '../../privacy/masking/mask-text.ts';
import type { Contact, Database, Item } from '../../store/database.ts';
import { readItems } from '../../transcripts/thread/read-items.ts';
import { decodeCursor, type ThreadPosition } from '../../transcripts/thread/thread-cursor.ts';
import { threadContact, threadItem } from '../../transcripts/thread/thread-item.ts';
import { visibleText } from '../visible-text.ts';
import { exportChain } from './export-chain.ts';
import type { ExportFormat, ExportHead, ListedAttachment, Participant } from './export-format.ts';
import { zonedTime } from './zoned-time.ts';

export interface ExportOptions {
  readonly db: Kysely<Database>;
  readonly format: ExportFormat;
  readonly contactId: string;
  /** Every contact of the conversation. */
  readonly contacts: readonly Contact[];
  readonly timeZone: string;
  readonly hidden: ReadonlySet<SensitiveKind>;
  /** Told of the last seal before the end of the file is given out: a file that is whole is on record. */
  readonly onSealed: (sealed: { readonly items: number; readonly hash: string }) => Promise<void>;
}

/** Items that are read at once. */
const pageSize = 500;

/** A conversation as a file, in pieces: the same conversation gives the same bytes. However long it is, a page of it is held at a time. */
export async function* exportConversation(options: ExportOptions): AsyncGenerator<string> {
  const { format, timeZone, hidden, onSealed } = options;
  const head = await readHead(options);
  const zoned = zonedTime(timeZone);
  const chain = exportChain();
  let written = format.head(head);
  let number = 0;
  for await (const stored of allItems(options)) {
    let piece = '';
    for (const row of stored) {
      const item = maskItem(threadItem(row), hidden);
      number += 1;
      written += format.item({ item, number, at: zoned(row.sent_at), text: textOf(item) }, head);
      piece += written + format.seal(chain.add(written));
      written = '';
    }
    yield piece;
  }
  await requireWhole(options);
  written += format.end(number);
  const hash = chain.add(written);
  await onSealed({ items: number, hash });
  yield written + format.seal(hash) + format.tail;
}

/** The conversation was deleted while it was being exported. The file ends without a seal, as one that was cut off does. */
export class ConversationDeleted extends Error {
  override readonly name = 'ConversationDeleted';
}

/** What is deleted meanwhile leaves the pages that follow empty, and a file that says of a half that it is all. */
async function requireWhole({ db, contacts }: ExportOptions): Promise<void> {
  const ids = JSON.stringify(contacts.map(({ id }) => id));
  const { rows } = await sql`
    select from contact where id in (select json_array_elements_text(${ids}::text::json))`.execute(db);
  if (rows.length < contacts.length) throw new ConversationDeleted();
}

async function* allItems({ db, contacts }: ExportOptions): AsyncGenerator<readonly Item[]> {
  let after: ThreadPosition | undefined;
  do {
    const { items, next } = await readItems(db, { contacts, from: 'start', limit: pageSize, after });
    if (items.length > 0) yield items;
    after = next === undefined ? undefined : decodeCursor(next);
  } while (after !== undefined);
}

const textOf = ({ Type, ContentType, Content, Attachments }: ThreadItem) =>
  visibleText({
    type: Type,
    content_type: ContentType ?? null,
    content: Content ?? null,
    attachments: Attachments ?? null,
  });

async function readHead({ db, contactId, contacts, timeZone, hidden }: ExportOptions): Promise<ExportHead> {
  const shown = (text: string | null | undefined) => (text ? maskText(text, hidden).text : undefined);
  const participants = await readParticipants(db, contacts);
  return {
    contactId,
    timeZone,
    masked: sensitiveKinds.filter((kind) => hidden.has(kind)),
    contacts: contacts.map(threadContact),
    participants: participants.map(({ name, ...rest }) => ({ ...rest, name: shown(name) })),
    attachments: (await readAttachments(db, contacts)).map(({ name, ...rest }) => ({ ...rest, name: shown(name) })),
  };
}

const partsOf = (contacts: readonly Contact[]) => {
  const keys = JSON.stringify(contacts.map(({ id, start_month }) => ({ id, start_month })));
  return sql`json_to_recordset(${keys}::text::json) as part (id text, start_month integer)
    join item on item.start_month = part.start_month and item.contact_id = part.id`;
};

async function readParticipants(db: Kysely<Database>, contacts: readonly Contact[]): Promise<Participant[]> {
  const { rows } = await sql<Pick<Item, 'participant_id' | 'participant_role' | 'display_name'>>`
    select participant_id, participant_role, display_name from ${partsOf(contacts)}
    where coalesce(participant_id, participant_role, display_name) is not null
    group by participant_id, participant_role, display_name
    order by min(sent_at), participant_role collate "C", display_name collate "C", participant_id collate "C"`.execute(
    db,
  );
  return rows.map(({ participant_id, participant_role, display_name }) => ({
    participantId: participant_id ?? undefined,
    role: participant_role ?? undefined,
    name: display_name ?? undefined,
  }));
}

const text = (value: unknown) => (typeof value === 'string' ? value : undefined);

async function readAttachments(db: Kysely<Database>, contacts: readonly Contact[]): Promise<ListedAttachment[]> {
  const { rows } = await sql<Pick<Item, 'id' | 'attachments'>>`
    select item.id, attachments from ${partsOf(contacts)} where attachments is not null
    order by item.sent_at, item.contact_id, item.id`.execute(db);
  return rows.flatMap(({ id, attachments }) =>
    (attachments ?? []).map((found) => {
      const file = found as Readonly<Record<string, unknown>>;
      return {
        itemId: id,
        attachmentId: text(file['AttachmentId']),
        name: text(file['AttachmentName']),
        contentType: text(file['ContentType']),
        status: text(file['Status']),
      };
    }),
  );
}
