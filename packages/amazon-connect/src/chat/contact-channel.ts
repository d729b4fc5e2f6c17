import { LiaisonError, type ChatChannel, type ChatChannelObserver } from '@liaison/core';
import { ConnectionTokens } from '../participant/connection-tokens.ts';
import { createParticipantClient } from '../participant/participant-client.ts';
import type { ParticipantTransport } from '../participant/participant-request.ts';
import { findAgentConnection, findContact, readAgentData, type ConnectionData } from '../streams/agent-data.ts';
import type { CcpSession } from '../streams/ccp-session.ts';
import type { StreamsApi } from '../streams/streams-api.ts';
import { fetchCredentials, type AgentParticipant, type ChatCredentials } from './chat-credentials.ts';
import { listenToChatJs } from './chatjs-events.ts';
import { createChatJsSession, type OpenChatJsSession } from './chatjs-session.ts';
import { GuardedObserver } from './guarded-observer.ts';

export interface ContactChannelOptions {
  readonly session: CcpSession;
  readonly transport: ParticipantTransport;
  readonly region: string;
  readonly credentials: ChatCredentials;
  readonly onError: (error: LiaisonError) => void;
}

/** The live channel of an agent's chat: ChatJS on the agent's own socket delivers, the Participant Service client does the rest. */
export async function openContactChannel(
  contactId: string,
  chatObserver: ChatChannelObserver,
  { session, transport, region, credentials, onError, signal }: ContactChannelOptions & { signal: AbortSignal },
): Promise<ChatChannel> {
  const { connect, subscription } = session.use();
  const { clock } = transport;
  const { initialContactId, ...participant } = findParticipant(connect, contactId);
  const tokens = new ConnectionTokens({
    clock,
    fetch: () => fetchCredentials(credentials, participant, { connect, clock }),
  });
  // Fetched before ChatJS is asked for anything, so that a refusal is a typed error here and not one of its plain objects.
  await tokens.get({ signal });
  giveUpIfAborted(signal);

  const observer = new GuardedObserver(chatObserver, onError);
  const stopListening = subscription.listen(observer);
  let chatJs: OpenChatJsSession | undefined;
  const close = (): void => {
    observer.release();
    stopListening();
    chatJs?.close();
  };
  try {
    chatJs = await createChatJsSession({
      connect,
      clock,
      region,
      participant: { ...participant, initialContactId },
      getToken: () => tokens.get({ signal: new AbortController().signal }),
      listen: (created) => listenToChatJs(created, observer),
    });
    giveUpIfAborted(signal);
  } catch (error) {
    close();
    throw error;
  }
  // Told once the caller has the channel: before that it could not do anything about it.
  clock.schedule(0, () => subscription.lost && observer.lost());
  return { participantId: participant.participantId, ...createParticipantClient({ ...transport, tokens }), close };
}

function giveUpIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new LiaisonError('NetworkError', 'Opening the chat was given up');
}

function findParticipant(connect: StreamsApi, contactId: string): AgentParticipant & { initialContactId: string } {
  const contact = findContact(readAgentData(connect), contactId);
  const connection = contact && findAgentConnection(contact);
  if (!contact || !connection) {
    throw new LiaisonError('ContactNotFoundError', 'Amazon Connect does not know this contact any more');
  }
  return {
    contactId,
    initialContactId: contact.initialContactId || contactId,
    participantId: connection.connectionId,
    participantToken: readParticipantToken(connection),
  };
}

/** The participant token travels as JSON text inside the connection's chat media. */
function readParticipantToken({ chatMediaInfo }: ConnectionData): string | undefined {
  try {
    const data: unknown = JSON.parse(chatMediaInfo?.connectionData ?? '');
    const token = (data as { ConnectionAuthenticationToken?: unknown } | null)?.ConnectionAuthenticationToken;
    return typeof token === 'string' && token !== '' ? token : undefined;
  } catch {
    return undefined;
  }
}
