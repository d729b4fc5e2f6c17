import { z } from 'zod';

const days = z.number().int().min(1).max(36_500).nullable();

/**
 * How long conversations are kept after their end. `null` keeps them for ever; so does a policy that was never written. A queue
 * that is named has its own time, every other one the first.
 */
export const retentionPolicy = z
  .strictObject({
    days,
    queues: z
      .array(
        z.strictObject({
          queueId: z
            .string()
            .min(1)
            .max(256)
            .refine((text) => !text.includes('\0'), 'without the character NUL'),
          days,
        }),
      )
      .max(1000)
      .refine((queues) => new Set(queues.map(({ queueId }) => queueId)).size === queues.length, 'queues that differ')
      .default([]),
  })
  .meta({ id: 'RetentionPolicy' });
export type RetentionPolicy = z.infer<typeof retentionPolicy>;

export const retentionPolicyDocument = z
  .object({
    /** 0 when nothing has been written yet: `content` is absent then, and everything is kept. */
    version: z.number().int(),
    content: retentionPolicy.optional(),
    writtenBy: z.string().optional(),
    writtenAt: z.string().optional(),
  })
  .meta({ id: 'RetentionPolicyDocument' });
