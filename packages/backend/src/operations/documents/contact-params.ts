import { z } from '@hono/zod-openapi';

/** Path of everything that belongs to a contact. */
export const contactParams = z.object({ contactId: z.string().min(1).max(256) });
