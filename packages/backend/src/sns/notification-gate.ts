import type { IngestionSettings } from '../settings/settings.ts';
import { NotificationRejected, readNotification, type SnsNotification } from './notification.ts';
import { isSignedBy } from './signature.ts';
import { signingKeys } from './signing-keys.ts';
import { certificateAddress, fetchFromSns, snsAddress } from './sns-address.ts';

/** How far the clock of SNS may be ahead of ours, in milliseconds. */
const clockSkewMs = 5 * 60_000;

/** Ids of messages that were dealt with, newest last. A repetition beyond this many is dealt with again, which changes nothing. */
const rememberedMessages = 50_000;

export interface NotificationGate {
  /**
   * Takes what was posted, if SNS sent it for an allowed topic. A subscription is confirmed, a message handed on; it counts as dealt
   * with once `handle` has resolved, and what comes again after that is not handed on again.
   * @returns what `handle` answered; `undefined` when there was nothing to hand on.
   * @throws {NotificationRejected} {SnsUnavailable}
   */
  admit<Answer>(body: string, handle: (message: string) => Promise<Answer>): Promise<Answer | undefined>;
}

export interface NotificationGateOptions {
  readonly settings: Pick<IngestionSettings, 'topics' | 'snsEndpoint' | 'maxAgeMs'>;
  readonly now: () => Date;
}

export function notificationGate({ settings, now }: NotificationGateOptions): NotificationGate {
  const keys = signingKeys(now);
  const handled = new Set<string>();

  const remember = (messageId: string) => {
    handled.add(messageId);
    const [oldest] = handled;
    if (handled.size > rememberedMessages && oldest !== undefined) handled.delete(oldest);
  };

  /** What costs nothing is checked first. */
  const judge = async (notification: SnsNotification) => {
    if (!settings.topics.has(notification.TopicArn)) throw new NotificationRejected('The topic is not allowed.');
    if (notification.SignatureVersion !== '2') {
      throw new NotificationRejected('The topic does not sign with version 2.');
    }
    const age = now().getTime() - Date.parse(notification.Timestamp);
    if (age > settings.maxAgeMs || age < -clockSkewMs) throw new NotificationRejected('The notification is too old.');
    const { SigningCertURL: text, TopicArn: topicArn } = notification;
    const key = await keys.keyAt(certificateAddress({ text, topicArn, configured: settings.snsEndpoint }));
    if (!isSignedBy(notification, key)) throw new NotificationRejected('The signature is wrong.');
  };

  return {
    async admit(body, handle) {
      const notification = readNotification(body);
      await judge(notification);
      if (handled.has(notification.MessageId)) return undefined;
      const answer = await handleByType(notification, handle, settings.snsEndpoint);
      remember(notification.MessageId);
      return answer;
    },
  };
}

async function handleByType<Answer>(
  notification: SnsNotification,
  handle: (message: string) => Promise<Answer>,
  configured: string | undefined,
): Promise<Answer | undefined> {
  if (notification.Type === 'Notification') return handle(notification.Message);
  // Somebody with access to the topic may end the subscription: their decision.
  if (notification.Type === 'SubscriptionConfirmation') {
    const { SubscribeURL: text, TopicArn: topicArn } = notification;
    await fetchFromSns(snsAddress({ text, topicArn, configured }));
  }
  return undefined;
}
