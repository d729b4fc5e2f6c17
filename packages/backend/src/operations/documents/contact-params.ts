import { z } from '@hono/zod-openapi';

/** An id of Amazon Connect in a path. The database takes every character but NUL. */
export const connectId = z
  .string()
  .min(1)
  .max(256)
  .refine((text) => !text.includes('\0'), 'without the character NUL');

/** Path of everything that belongs to a contact. */
export const contactParams = z.object({ contactId: connectId });
