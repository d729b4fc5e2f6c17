/** What a topic sends to its endpoint: the JSON of an Amazon SNS message to an HTTP subscriber (SNS developer guide). */
export interface Envelope {
  readonly Type: 'SubscriptionConfirmation' | 'Notification';
  readonly MessageId: string;
  readonly TopicArn: string;
  readonly Message: string;
  /** ISO 8601. */
  readonly Timestamp: string;
  readonly SignatureVersion: '2';
  readonly Signature: string;
  readonly SigningCertURL: string;
  readonly Token?: string;
  readonly SubscribeURL?: string;
  readonly UnsubscribeURL?: string;
  readonly MessageAttributes?: Readonly<Record<string, MessageAttribute>>;
}

export interface MessageAttribute {
  readonly Type: 'String';
  readonly Value: string;
}

export type Unsigned = Omit<Envelope, 'SignatureVersion' | 'Signature' | 'SigningCertURL'>;

/** The members that are signed, in the order of the developer guide. Message attributes are not among them. */
const signedMembers = {
  Notification: ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'],
  SubscriptionConfirmation: ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'],
} as const;

/** Each signed member that is present: its name and its value, a line each. */
function stringToSign(envelope: Unsigned): string {
  const members: Readonly<Record<string, unknown>> = { ...envelope };
  return signedMembers[envelope.Type]
    .filter((name) => members[name] !== undefined)
    .map((name) => `${name}\n${String(members[name])}\n`)
    .join('');
}

export interface Signer {
  readonly sign: (text: string) => string;
  readonly certificateUrl: string;
}

export const signedEnvelope = (envelope: Unsigned, { sign, certificateUrl }: Signer): Envelope => ({
  ...envelope,
  SignatureVersion: '2',
  Signature: sign(stringToSign(envelope)),
  SigningCertURL: certificateUrl,
});
