import { type KeyObject, verify } from 'node:crypto';
import type { SnsNotification } from './notification.ts';

/** Members that are signed, in their order. Source: Amazon SNS developer guide, Verifying the signatures of Amazon SNS messages. */
const signedMembers = {
  Notification: ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'],
  SubscriptionConfirmation: ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'],
  UnsubscribeConfirmation: ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'],
} as const;

/** The text that SNS signs: names and values on lines of their own, absent members left out. */
export function signedText(notification: SnsNotification): string {
  const values: Readonly<Record<string, string | null | undefined>> = notification;
  return signedMembers[notification.Type]
    .filter((name) => values[name] !== undefined && values[name] !== null)
    .map((name) => `${name}\n${values[name]}\n`)
    .join('');
}

/** Signature version 2: RSA with SHA-256. */
export const isSignedBy = (notification: SnsNotification, key: KeyObject): boolean =>
  verify('sha256', Buffer.from(signedText(notification)), key, Buffer.from(notification.Signature, 'base64'));
