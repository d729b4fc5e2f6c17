export type WorldErrorName =
  | 'ContactNotFound'
  | 'AgentNotFound'
  | 'FlowNotFound'
  | 'StateNotFound'
  | 'MessageNotFound'
  | 'IllegalMove'
  | 'NotJoined'
  | 'TooManyParticipants';

/** What the world refuses. Each surface says it in its own error names. */
export class WorldError extends Error {
  override readonly name: WorldErrorName;

  constructor(name: WorldErrorName, message: string) {
    super(message);
    this.name = name;
  }
}
