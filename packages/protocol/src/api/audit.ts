import { z } from 'zod';

/** Everything that the audit log tells of. */
export const auditActions = [
  'audit.read',
  'contact.read',
  'contact.export',
  'contact.reveal',
  'contact.erase',
  'customer.read',
  'customer.export',
  'customer.erase',
  'search.run',
  'attachment.read',
  'note.read',
  'handoff_card.read',
  'disposition.read',
  'disposition_codes.change',
  'quick_responses.change',
  'hold.set',
  'hold.lift',
  'retention_policy.change',
  'retention.run',
] as const;
export type AuditAction = (typeof auditActions)[number];

const id = z
  .string()
  .min(1)
  .max(256)
  .refine((text) => !text.includes('\0'), 'without the character NUL');
const time = z.iso
  .datetime({ offset: true })
  .refine((text) => new Date(text).getUTCFullYear() >= 2000, 'a time since 2000');

/** `GET /api/audit`. Times are ISO 8601 with a zone; `from` is included, `to` is not. */
export const auditQuery = z.object({
  /** The `next` of the page before. */
  before: z
    .string()
    .regex(/^[1-9]\d{0,17}$/, 'a position of the audit log')
    .optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  actor: id.optional(),
  action: z.enum(auditActions).optional(),
  contactId: id.optional(),
  customerId: id.optional(),
  from: time.optional(),
  to: time.optional(),
});
export type AuditQuery = z.infer<typeof auditQuery>;

export const auditEntry = z
  .object({
    /** Grows with every line. */
    position: z.string(),
    at: z.string(),
    /** User name in Amazon Connect. */
    actor: z.string(),
    /** The role that the actor had at that time. */
    role: z.string(),
    action: z.string(),
    contactId: z.string().optional(),
    customerId: z.string().optional(),
    reason: z.string().optional(),
    detail: z.record(z.string(), z.unknown()).optional(),
    requestId: z.string(),
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntry = z.infer<typeof auditEntry>;

export const auditResponse = z
  .object({ entries: z.array(auditEntry), next: z.string().optional() })
  .meta({ id: 'AuditResponse' });
export type AuditResponse = z.infer<typeof auditResponse>;
