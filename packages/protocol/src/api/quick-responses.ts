import { z } from 'zod';

const withoutNul = (text: string) => !text.includes('\0');
const rule = 'without the character NUL';

/** What an agent types to get a quick response: lower case, so that two never differ by case alone. */
export const shortcut = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}_-]{0,49}$/u, '1 to 50 letters, digits, - and _, beginning with a letter or digit')
  .transform((text) => text.toLowerCase());

export const quickResponse = z
  .strictObject({
    title: z.string().min(1).max(200).refine(withoutNul, rule),
    text: z.string().min(1).max(16_384).refine(withoutNul, rule),
    /** Only for contacts of this queue; for all without it. */
    queueId: z.string().min(1).max(256).refine(withoutNul, rule).optional(),
  })
  .meta({ id: 'QuickResponse' });
export type QuickResponse = z.infer<typeof quickResponse>;

export const quickResponseDocument = z
  .object({
    version: z.number().int(),
    content: quickResponse.optional(),
    writtenBy: z.string().optional(),
    writtenAt: z.string().optional(),
  })
  .meta({ id: 'QuickResponseDocument' });

/** `GET /api/quick-responses`, in the order of their shortcuts. */
export const quickResponseQuery = z.object({
  /** Beginning of a shortcut, or part of a title. */
  search: z.string().max(200).refine(withoutNul, rule).optional(),
  /** Leaves out what is meant for other queues. */
  queueId: z.string().min(1).max(256).refine(withoutNul, rule).optional(),
  /** The `next` of the page before. */
  after: z.string().max(50).refine(withoutNul, rule).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type QuickResponseQuery = z.infer<typeof quickResponseQuery>;

export const listedQuickResponse = quickResponse
  .extend({ shortcut: z.string(), version: z.number().int() })
  .meta({ id: 'ListedQuickResponse' });
export type ListedQuickResponse = z.infer<typeof listedQuickResponse>;

export const quickResponsesResponse = z
  .object({ quickResponses: z.array(listedQuickResponse), next: z.string().optional() })
  .meta({ id: 'QuickResponsesResponse' });

export const importResponse = z.object({ imported: z.number().int() }).meta({ id: 'ImportResponse' });

/** One line of a file that cannot be taken, counted from 1; a field that spans lines counts from where its record begins. */
export const csvProblem = z
  .object({ line: z.number().int(), column: z.string().optional(), rule: z.string() })
  .meta({ id: 'CsvProblem' });
export type CsvProblem = z.infer<typeof csvProblem>;
