/** Who ends a contact for each reason that contact records have for chats (administrator guide, contact records data model). */
const enders = {
  AGENT_DISCONNECT: 'agent',
  /** A supervisor who has barged in has removed the agent. */
  BARGED: 'agent',
  /** Another agent has removed the agent. */
  THIRD_PARTY_DISCONNECT: 'agent',
  CUSTOMER_DISCONNECT: 'customer',
  API: 'api',
  CONTACT_FLOW_DISCONNECT: 'system',
  /** The customer has not asked for a connection. */
  CUSTOMER_CONNECTION_NOT_ESTABLISHED: 'system',
  /** The chat's duration is over. */
  EXPIRED: 'system',
  IDLE_DISCONNECT: 'system',
} as const;

export type DisconnectReason = keyof typeof enders;
export type EndedBy = (typeof enders)[DisconnectReason];

export const endedBy = (reason: DisconnectReason): EndedBy => enders[reason];
