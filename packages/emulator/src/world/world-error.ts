export type WorldErrorName =
  | 'ContactNotFound'
  | 'AgentNotFound'
  | 'CustomerNotFound'
  | 'ScriptNotFound'
  | 'FlowNotFound'
  | 'StateNotFound'
  | 'MessageNotFound'
  | 'IllegalMove'
  | 'NotJoined'
  /** The supervisor was not given this mode. */
  | 'NotPermitted'
  /** The agent has as many contacts as may be, or the contact as many supervisors. */
  | 'MonitorQuota'
  | 'NoAuthentication'
  | 'ViewNotFound'
  | 'AttachmentNotFound'
  /** Too large, or of a type the instance does not take. */
  | 'AttachmentRefused'
  /** The conversation has all the attachments it may have. */
  | 'AttachmentQuota'
  /** It has been sent already. */
  | 'AttachmentSent'
  | 'TooManyParticipants'
  /** Time cannot be moved ahead. */
  | 'ClockFixed';

/** What the world refuses. Each surface says it in its own error names. */
export class WorldError extends Error {
  override readonly name: WorldErrorName;

  constructor(name: WorldErrorName, message: string) {
    super(message);
    this.name = name;
  }
}
