/** Requests a second, and how many may come at once after a quiet time. */
export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

const rate = (perSecond: number, burst: number): Rate => ({ perSecond, burst });

/** What shares one budget: an operation has that of its own name unless it is here. Whether these two share theirs is assumed. */
export const budgetOf: Readonly<Record<string, string>> = {
  SendMessage: 'SendMessage, SendEvent',
  SendEvent: 'SendMessage, SendEvent',
};

/** Service quotas of 2026, by budget (administrator guide): the Participant Service's for an instance, the others for an account. */
export const defaultRates: Readonly<Record<string, Rate>> = {
  CreateParticipantConnection: rate(6, 9),
  DisconnectParticipant: rate(3, 5),
  'SendMessage, SendEvent': rate(10, 15),
  GetTranscript: rate(8, 12),
  GetAttachment: rate(8, 12),
  StartAttachmentUpload: rate(2, 5),
  CompleteAttachmentUpload: rate(2, 5),
  StartChatContact: rate(5, 8),
  StartContactStreaming: rate(5, 8),
  StopContactStreaming: rate(5, 8),
  CreatePersistentContactAssociation: rate(5, 8),
  UpdateParticipantRoleConfig: rate(5, 8),
  CreateParticipant: rate(5, 8),
  StopContact: rate(10, 15),
  DescribeContact: rate(10, 15),
  GetContactAttributes: rate(10, 15),
  UpdateContactAttributes: rate(10, 15),
  SearchContacts: rate(0.5, 1),
  TagContact: rate(20, 25),
};

/** Of the Amazon Connect API where nothing else is listed. The Participant Service lists no default. */
export const controlPlaneDefault: Rate = rate(2, 5);
