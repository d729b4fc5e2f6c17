import { z } from 'zod';
import { reason } from './thread.ts';

const id = z
  .string()
  .min(1)
  .max(256)
  .refine((text) => !text.includes('\0'), 'without the character NUL');

/** What a hold, or an erasure, is about: one customer, or the conversation that one contact is part of. */
export const privacyTarget = { contactId: id.optional(), customerId: id.optional() };
export const isOneTarget = ({
  contactId,
  customerId,
}: {
  contactId?: string | undefined;
  customerId?: string | undefined;
}) => (contactId === undefined) !== (customerId === undefined);
export const oneTarget = 'either contactId or customerId';

/** `POST /api/holds`. As long as it is there, nothing of its conversation or customer is deleted, by retention or erasure. */
export const setHoldRequest = z
  .strictObject({ ...privacyTarget, reason })
  .refine(isOneTarget, oneTarget)
  .meta({ id: 'SetHoldRequest' });
export type SetHoldRequest = z.infer<typeof setHoldRequest>;

export const liftHoldRequest = z.strictObject({ reason }).meta({ id: 'LiftHoldRequest' });

export const legalHold = z
  .object({
    holdId: z.string(),
    contactId: z.string().optional(),
    customerId: z.string().optional(),
    reason: z.string(),
    /** User name of whoever set it. */
    setBy: z.string(),
    setAt: z.string(),
  })
  .meta({ id: 'LegalHold' });
export type LegalHold = z.infer<typeof legalHold>;

/** `GET /api/holds`, the oldest first. */
export const holdsQuery = z.object({
  /** The `next` of the page before. */
  after: z
    .string()
    .regex(/^[1-9]\d{0,17}$/, 'the next of a page')
    .optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type HoldsQuery = z.infer<typeof holdsQuery>;
export const holdsResponse = z
  .object({ holds: z.array(legalHold), next: z.string().optional() })
  .meta({ id: 'HoldsResponse' });
