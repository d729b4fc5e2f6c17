import { LiaisonError, type Clock } from '@liaison/core';
import type { ParticipantConnectionResponse } from '@liaison/protocol/api';
import type { ConnectionCredentials } from '../participant/create-participant-connection.ts';
import type { StreamsApi } from '../streams/streams-api.ts';
import { callStreams } from '../streams/streams-call.ts';

/**
 * Where an agent's connection token comes from. `streams`: the agent's session in the CCP. `exchange`: the backend, for the agent's
 * participant token (that Amazon Connect takes it there is an assumption, see docs/decisions).
 */
export type ChatCredentials = 'streams' | { readonly exchange: ExchangeParticipantToken };
export type ExchangeParticipantToken = (
  participantToken: string,
) => Promise<Pick<ParticipantConnectionResponse, 'connectionToken' | 'connectionTokenExpiry'>>;

export interface AgentParticipant {
  readonly contactId: string;
  /** The id of the agent's connection is the agent's participant id. */
  readonly participantId: string;
  readonly participantToken: string | undefined;
}

/** Fetches connection credentials for an agent's part in a chat. */
export async function fetchCredentials(
  source: ChatCredentials,
  participant: AgentParticipant,
  { connect, clock }: { connect: StreamsApi; clock: Clock },
): Promise<ConnectionCredentials> {
  if (source !== 'streams') {
    if (participant.participantToken === undefined) {
      throw new LiaisonError('InvalidStateError', 'Amazon Connect gave no participant token for this chat');
    }
    const answer = await source.exchange(participant.participantToken);
    return { token: answer.connectionToken, expiry: Date.parse(answer.connectionTokenExpiry) };
  }
  const { contactId, participantId } = participant;
  const parameters = { transportType: 'chat_token', contactId, participantId };
  const answer = await callStreams<ChatTokenAnswer>(clock, (callbacks) =>
    connect.core.getClient().call(connect.ClientMethods.CREATE_TRANSPORT, parameters, callbacks),
  );
  const transport = answer?.chatTokenTransport;
  if (!transport?.participantToken) throw new LiaisonError('ServiceError', 'Amazon Connect gave no chat token');
  return { token: transport.participantToken, expiry: Date.parse(transport.expiry ?? '') };
}

/** Its `participantToken` is what the Participant Service calls a connection token. */
type ChatTokenAnswer = { chatTokenTransport?: { participantToken?: string; expiry?: string } } | undefined;
