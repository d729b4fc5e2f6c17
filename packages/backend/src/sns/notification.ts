import { z } from 'zod';

const common = {
  MessageId: z.string().min(1).max(100),
  TopicArn: z.string(),
  Message: z.string(),
  Timestamp: z.iso.datetime(),
  SignatureVersion: z.string(),
  Signature: z.string(),
  SigningCertURL: z.string(),
};
const subscription = { ...common, Token: z.string(), SubscribeURL: z.string() };

/**
 * What SNS posts to an HTTP endpoint. Members that the signature does not cover (MessageAttributes, UnsubscribeURL) are not read.
 * Source: Amazon SNS developer guide, HTTP/HTTPS notification JSON format.
 */
const snsNotification = z.discriminatedUnion('Type', [
  z.object({ Type: z.literal('Notification'), ...common, Subject: z.string().nullish() }),
  z.object({ Type: z.literal('SubscriptionConfirmation'), ...subscription }),
  z.object({ Type: z.literal('UnsubscribeConfirmation'), ...subscription }),
]);
export type SnsNotification = z.infer<typeof snsNotification>;

/** A notification that is not taken, and is not to be sent again. The reason is for the log and shows nothing of the message. */
export class NotificationRejected extends Error {
  override readonly name = 'NotificationRejected';

  constructor(reason: string, cause?: unknown) {
    super(reason, { cause });
  }
}

/** SNS cannot be asked for what is needed to judge a notification, so nothing is said about it. */
export class SnsUnavailable extends Error {
  override readonly name = 'SnsUnavailable';

  constructor(cause?: unknown) {
    super('SNS cannot be asked.', { cause });
  }
}

/** @throws {NotificationRejected} */
export function readNotification(body: string): SnsNotification {
  try {
    return snsNotification.parse(JSON.parse(body));
  } catch (cause) {
    throw new NotificationRejected('The body is no SNS notification.', cause);
  }
}
