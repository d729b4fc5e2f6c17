import {
  LiaisonError,
  type ChatChannel,
  type ChatChannelObserver,
  type ChatTarget,
  type LiaisonError as Failure,
} from '@liaison/core';
import { EventContentType } from '@liaison/protocol';
import { GuardedObserver } from '../chat/guarded-observer.ts';
import { ConnectionTokens } from './connection-tokens.ts';
import { createParticipantConnection } from './create-participant-connection.ts';
import { createParticipantClient } from './participant-client.ts';
import { ParticipantLink } from './participant-link.ts';
import type { ParticipantTransport } from './participant-request.ts';

export type ParticipantTarget = Extract<ChatTarget, { kind: 'participant' }>;

export interface ParticipantChannelOptions {
  readonly transport: ParticipantTransport;
  readonly createSocket: (url: string) => WebSocket;
  readonly onError: (error: Failure) => void;
}

/**
 * The live channel of a participant token: the Participant Service and a plain socket, without ChatJS and without a DOM.
 * For headless agents' helpers, bots and customers.
 */
export async function openParticipantChannel(
  target: ParticipantTarget,
  chatObserver: ChatChannelObserver,
  { transport, createSocket, onError, signal }: ParticipantChannelOptions & { signal: AbortSignal },
): Promise<ChatChannel> {
  const observer = new GuardedObserver(chatObserver, onError);
  const life = new AbortController();
  const connect = () =>
    createParticipantConnection(transport, target.participantToken, { signal: life.signal }).then((connection) => {
      tokens.hold(connection.credentials);
      return connection;
    });
  const tokens = new ConnectionTokens({
    clock: transport.clock,
    fetch: async () => (await connect()).credentials,
  });
  const link = new ParticipantLink({
    clock: transport.clock,
    createSocket,
    signal: life.signal,
    connect,
    observer,
    onItem: (item) => {
      observer.item(item);
      if (item.ContentType !== EventContentType.chatEnded) return;
      link.close();
      observer.ended();
    },
  });
  const close = (): void => {
    observer.release();
    link.close();
    life.abort();
  };

  signal.addEventListener('abort', close, { once: true });
  try {
    signal.throwIfAborted();
    await link.open(await connect());
    signal.throwIfAborted();
  } catch (error) {
    close();
    throw error instanceof LiaisonError ? error : new LiaisonError('NetworkError', 'Opening the chat was given up');
  } finally {
    signal.removeEventListener('abort', close);
  }
  return {
    participantId: target.participantId ?? '',
    ...createParticipantClient({ ...transport, tokens }),
    close,
  };
}
