import { type Clock, timeOutside } from '../world/clock.ts';
import type { Ids } from '../world/ids.ts';
import { type Envelope, type MessageAttribute, signedEnvelope, type Signer, type Unsigned } from './envelope.ts';
import type { HttpDelivery } from './http-delivery.ts';

/** An SNS topic and the one HTTP endpoint that subscribes to it. */
export interface TopicSetting {
  readonly arn: string;
  readonly endpoint: string;
}

export interface TopicState extends TopicSetting {
  readonly confirmed: boolean;
}

interface Topic extends TopicSetting {
  readonly token: string;
  readonly subscriptionArn: string;
  confirmed: boolean;
}

export interface Publication {
  readonly message: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly contactId: string;
}

export interface TopicsOptions {
  readonly delivery: HttpDelivery;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly signer: () => Promise<Signer>;
  /** Where subscriptions are confirmed and ended, e.g. `http://127.0.0.1:4501/sns`. */
  readonly address: () => string;
}

/** The topics of the account, each with a subscription that its endpoint has to confirm before anything else comes. */
export class Topics {
  readonly #options: TopicsOptions;
  readonly #topics = new Map<string, Topic>();

  constructor(options: TopicsOptions) {
    this.#options = options;
  }

  list(): TopicState[] {
    return [...this.#topics.values()].map(({ arn, endpoint, confirmed }) => ({ arn, endpoint, confirmed }));
  }

  has(arn: string): boolean {
    return this.#topics.has(arn);
  }

  /** Subscribes the endpoint, in place of the one before, and asks it to confirm. */
  add({ arn, endpoint }: TopicSetting): TopicState {
    const { ids } = this.#options;
    const topic = { arn, endpoint, token: ids.token('SN'), subscriptionArn: `${arn}:${ids.uuid()}`, confirmed: false };
    this.#topics.set(arn, topic);
    const query = new URLSearchParams({ Action: 'ConfirmSubscription', TopicArn: arn, Token: topic.token });
    const envelope: Unsigned = {
      ...this.#common(topic),
      Type: 'SubscriptionConfirmation',
      Token: topic.token,
      Message: `You have chosen to subscribe to the topic ${arn}.\nTo confirm the subscription, visit the SubscribeURL included in this message.`,
      SubscribeURL: `${this.#options.address()}/?${query.toString()}`,
    };
    void this.#send(topic, envelope);
    return { arn, endpoint, confirmed: false };
  }

  remove(arn: string): boolean {
    return this.#topics.delete(arn);
  }

  /** Answers the subscription's ARN; `undefined` when the token is not that of this topic. */
  confirm(arn: string, token: string): string | undefined {
    const topic = this.#topics.get(arn);
    if (topic === undefined || topic.token !== token) return undefined;
    topic.confirmed = true;
    return topic.subscriptionArn;
  }

  /** Ends a subscription: the topic stays, and nothing comes from it until it is confirmed again. */
  unsubscribe(subscriptionArn: string): boolean {
    const topic = [...this.#topics.values()].find((other) => other.subscriptionArn === subscriptionArn);
    if (topic !== undefined) topic.confirmed = false;
    return topic !== undefined;
  }

  /** Sends a notification if the topic's subscription is confirmed. */
  publish(arn: string, { message, attributes, contactId }: Publication): void {
    const topic = this.#topics.get(arn);
    if (topic === undefined || !topic.confirmed) return;
    const query = new URLSearchParams({ Action: 'Unsubscribe', SubscriptionArn: topic.subscriptionArn });
    const envelope: Unsigned = {
      ...this.#common(topic),
      Type: 'Notification',
      Message: message,
      UnsubscribeURL: `${this.#options.address()}/?${query.toString()}`,
      ...(attributes && { MessageAttributes: asMessageAttributes(attributes) }),
    };
    void this.#send(topic, envelope, contactId);
  }

  #common({ arn }: Topic) {
    const { ids, clock } = this.#options;
    return { MessageId: ids.uuid(), TopicArn: arn, Timestamp: new Date(timeOutside(clock)).toISOString() };
  }

  async #send(topic: Topic, unsigned: Unsigned, contactId?: string): Promise<void> {
    const envelope = signedEnvelope(unsigned, await this.#options.signer());
    await this.#options.delivery.deliver(
      {
        url: topic.endpoint,
        headers: headersOf(envelope, topic),
        body: JSON.stringify(envelope),
        target: { operation: 'DeliverNotification', ...(contactId !== undefined && { contactId }) },
      },
      () => this.#topics.get(topic.arn) !== topic,
    );
  }
}

const asMessageAttributes = (attributes: Readonly<Record<string, string>>): Record<string, MessageAttribute> =>
  Object.fromEntries(Object.entries(attributes).map(([name, Value]) => [name, { Type: 'String', Value }]));

/** The headers that Amazon SNS sends along (SNS developer guide). */
const headersOf = (envelope: Envelope, topic: Topic): Record<string, string> => ({
  'content-type': 'text/plain; charset=UTF-8',
  'user-agent': 'Amazon Simple Notification Service Agent',
  'x-amz-sns-message-type': envelope.Type,
  'x-amz-sns-message-id': envelope.MessageId,
  'x-amz-sns-topic-arn': envelope.TopicArn,
  ...(envelope.Type === 'Notification' && { 'x-amz-sns-subscription-arn': topic.subscriptionArn }),
});
