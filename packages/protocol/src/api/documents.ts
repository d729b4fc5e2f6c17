import { z } from 'zod';

/**
 * What agents and administrators write: notes, handoff cards, dispositions, preferences, quick responses. Each is a document with a
 * version. It is read with its version as `ETag` and written with that as `If-Match`; whoever writes over an older version than the
 * present one gets 409 and the present document, and nothing is overwritten unseen.
 */

const versioned = <Content extends z.ZodType>(content: Content) =>
  z.object({
    /** 0 when nothing has been written yet: `content` is absent then. */
    version: z.number().int(),
    content: content.optional(),
    /** User name in Amazon Connect of whoever wrote this version. */
    writtenBy: z.string().optional(),
    writtenAt: z.string().optional(),
  });

/** One document as any of the schemas below describes it. */
export interface VersionedDocument<Content> {
  readonly version: number;
  readonly content?: Content | undefined;
  readonly writtenBy?: string | undefined;
  readonly writtenAt?: string | undefined;
}

/** A note on a contact: for agents and supervisors, never for the customer. Kept as typed. */
export const note = z.strictObject({ text: z.string().max(20_000) }).meta({ id: 'Note' });
export type Note = z.infer<typeof note>;
export const noteDocument = versioned(note).meta({ id: 'NoteDocument' });

/** `GET /api/contacts/{contactId}/earlier-notes`: notes on the other contacts of the conversation, in the order of the contacts. */
export const earlierNotesResponse = z
  .object({
    notes: z.array(
      z.object({
        contactId: z.string(),
        version: z.number().int(),
        content: note,
        writtenBy: z.string().optional(),
        writtenAt: z.string().optional(),
      }),
    ),
  })
  .meta({ id: 'EarlierNotesResponse' });
export type EarlierNotesResponse = z.infer<typeof earlierNotesResponse>;

/** What the next agent of the conversation should see first. */
export const handoffCard = z
  .strictObject({
    /** What the customer wants. */
    asked: z.string().max(4000),
    tried: z.string().max(4000),
    promised: z.string().max(4000),
  })
  .meta({ id: 'HandoffCard' });
export type HandoffCard = z.infer<typeof handoffCard>;
export const handoffCardDocument = versioned(handoffCard).meta({ id: 'HandoffCardDocument' });

const withoutNul = (text: string) => !text.includes('\0');
const line = (max: number) => z.string().min(1).max(max).refine(withoutNul, 'without the character NUL');

/** What came of a contact: one of the codes of its queue. */
export const disposition = z
  .strictObject({
    code: line(100),
    comment: z.string().max(2000).refine(withoutNul, 'without the character NUL').optional(),
  })
  .meta({ id: 'Disposition' });
export type Disposition = z.infer<typeof disposition>;
export const dispositionDocument = versioned(disposition).meta({ id: 'DispositionDocument' });

/** The codes that agents of a queue choose from, in the order shown. `required`: a contact is closed with one of them. */
export const dispositionCodes = z
  .strictObject({
    required: z.boolean(),
    codes: z
      .array(z.strictObject({ code: line(100), label: line(200) }))
      .max(500)
      .refine((codes) => new Set(codes.map(({ code }) => code)).size === codes.length, 'codes that differ'),
  })
  .meta({ id: 'DispositionCodes' });
export type DispositionCodes = z.infer<typeof dispositionCodes>;
export const dispositionCodesDocument = versioned(dispositionCodes).meta({ id: 'DispositionCodesDocument' });

/** How deep objects and lists may lie inside each other. What is deeper than any database reads is a mistake, or worse. */
const maxDepth = 32;
const isShallow = (value: unknown, depth = 0): boolean => {
  if (typeof value !== 'object' || value === null) return true;
  return depth < maxDepth && Object.values(value).every((member) => isShallow(member, depth + 1));
};

/** Whatever the desktop wants to find again for its agent. */
export const preferences = z
  .record(z.string().max(100), z.unknown())
  .refine((value) => isShallow(value), `at most ${maxDepth} levels deep`)
  .meta({ id: 'Preferences' });
export type Preferences = z.infer<typeof preferences>;
export const preferencesDocument = versioned(preferences).meta({ id: 'PreferencesDocument' });

/** The header that a document is written with: its version in quotes, as `ETag` gave it. */
export const ifMatch = z.object({
  'if-match': z.string().regex(/^"\d{1,9}"$/, 'the ETag that the document was read with'),
});
