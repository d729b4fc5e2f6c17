import { z } from 'zod';

const time = z.iso.datetime({ offset: true }).optional().catch(undefined);
const text = z.string().max(1000).optional().catch(undefined);
const texts = z.record(z.string(), z.string()).optional().catch(undefined);

/** A segment attribute has its value under the name of its type. */
const segmentAttributes = z
  .record(
    z.string(),
    z.union([
      z.string(),
      z.object({ valueString: z.string() }).transform((found) => found.valueString),
      z.unknown().transform(() => undefined),
    ]),
  )
  .transform((found) =>
    Object.fromEntries(Object.entries(found).filter((entry): entry is [string, string] => entry[1] !== undefined)),
  )
  .optional()
  .catch(undefined);

/** What this server keeps of a contact event's detail. Members that have another shape than expected count as absent. */
const detail = z.object({
  contactId: z.string().min(1).max(256),
  eventType: z.string().max(100),
  initialContactId: text,
  previousContactId: text,
  relatedContactId: text,
  channel: text,
  initiationMethod: text,
  initiationTimestamp: time,
  connectedToSystemTimestamp: time,
  disconnectTimestamp: time,
  disconnectReason: text,
  queueInfo: z.object({ queueArn: text, queueName: text, enqueueTimestamp: time }).optional().catch(undefined),
  agentInfo: z
    .object({
      agentArn: text,
      connectedToAgentTimestamp: time,
      afterContactWorkStartTimestamp: time,
      afterContactWorkEndTimestamp: time,
    })
    .optional()
    .catch(undefined),
  customerId: text,
  segmentAttributes,
  tags: texts,
});
export type ContactEventDetail = z.infer<typeof detail>;

/**
 * A contact event as EventBridge delivers it: best effort, unordered, more than once under one id. Unknown members are dropped.
 * Source: Amazon Connect administrator guide, contact events.
 */
const contactEvent = z.object({
  'detail-type': z.literal('Amazon Connect Contact Event'),
  id: z.string().min(1).max(256),
  time: z.iso.datetime({ offset: true }),
  detail,
});
export type ContactEvent = z.infer<typeof contactEvent>;

/** Reads a contact event from untrusted input; `undefined` when it is none. */
export const readContactEvent = (input: unknown): ContactEvent | undefined => contactEvent.safeParse(input).data;
