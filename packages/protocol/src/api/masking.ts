import { z } from 'zod';

/** What can be masked in texts, wherever they are shown. */
export const sensitiveKinds = ['card', 'iban', 'email', 'phone'] as const;
export type SensitiveKind = (typeof sensitiveKinds)[number];

/** A place in a text at which something was left out. Offsets count UTF-16 code units of the text as it is sent, as JavaScript does. */
export const maskedSpan = z
  .object({ kind: z.enum(sensitiveKinds), start: z.number().int(), end: z.number().int() })
  .meta({ id: 'MaskedSpan' });
export type MaskedSpan = z.infer<typeof maskedSpan>;
