import { z } from 'zod';
import { isOneTarget, oneTarget, privacyTarget } from './holds.ts';
import { reason } from './thread.ts';

/** `POST /api/erasures`: deletes everything of a customer, or of the conversation that a contact is part of. */
export const erasureRequest = z
  .strictObject({
    ...privacyTarget,
    reason,
    /** Erases what is not under a hold. Without it, nothing is erased when anything is under one. */
    exceptHeld: z.boolean().default(false),
    /** Only says what would be erased. */
    dryRun: z.boolean().default(false),
  })
  .refine(isOneTarget, oneTarget)
  .meta({ id: 'ErasureRequest' });
export type ErasureRequest = z.infer<typeof erasureRequest>;

/** What is left of a deleted contact: numbers, and a hash by which a copy of it can be recognised. */
export const deletedContact = z
  .object({
    contactId: z.string(),
    items: z.number().int(),
    events: z.number().int(),
    /** Copies of attachments. */
    attachments: z.number().int(),
    /** SHA-256, in hexadecimal, of a line `<item id> <item digest>` for each item in the order of the ids, joined by line feeds. */
    hash: z.string(),
  })
  .meta({ id: 'DeletedContact' });
export type DeletedContact = z.infer<typeof deletedContact>;

/** The proof of an erasure. The same is in the audit log. Backups that were taken before are not covered. */
export const erasureProof = z
  .object({
    dryRun: z.boolean(),
    erasedAt: z.string(),
    contacts: z.array(deletedContact),
    /** Notes, dispositions and handoff cards. */
    documents: z.number().int(),
    /** Contacts that a hold keeps. */
    held: z.number().int(),
  })
  .meta({ id: 'ErasureProof' });
export type ErasureProof = z.infer<typeof erasureProof>;
