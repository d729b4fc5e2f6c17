import { z } from 'zod';

/** `POST /api/ingest/sns`: what a notification turned out to be, once it is stored. */
export const notificationResponse = z
  .object({
    /** `none`: a subscription was confirmed, or the message had been dealt with before. `unknown`: nothing was stored. */
    kind: z.enum(['item', 'contact_event', 'transcript_file', 'unknown', 'none']),
  })
  .meta({ id: 'NotificationResponse' });
export type NotificationResponse = z.infer<typeof notificationResponse>;

/** `POST /api/contacts/{contactId}/items`: items as the Participant Service serves them, from an agent's own transcript. */
export const uploadItemsRequest = z
  .object({ items: z.array(z.record(z.string(), z.unknown())).min(1).max(1000) })
  .meta({ id: 'UploadItemsRequest' });
export type UploadItemsRequest = z.infer<typeof uploadItemsRequest>;

export const uploadItemsResponse = z
  .object({
    /** Items that are new, or say more than what was stored. */
    stored: z.number().int(),
    /** Items that were stored already, that a stronger source told of, or that pass by (typing, receipts). */
    unchanged: z.number().int(),
    /** What is no item, or is of another contact. */
    unreadable: z.number().int(),
  })
  .meta({ id: 'UploadItemsResponse' });
export type UploadItemsResponse = z.infer<typeof uploadItemsResponse>;
