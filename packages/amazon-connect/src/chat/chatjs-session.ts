import { LiaisonError, type Clock } from '@liaison/core';
import type { ChatJsSession, StreamsApi } from '../streams/streams-api.ts';
import type { AgentParticipant } from './chat-credentials.ts';

/** Milliseconds. */
const CONNECT_LIMIT = 15_000;
/** What ChatJS is told of a token's life, milliseconds: more than it can wait for with a timer that is due in a shift. */
const TOLD_TOKEN_LIFE = 24 * 60 * 60_000;

export interface OpenChatJsSession {
  /** Takes the session off the socket and forgets its listeners. Idempotent. */
  close(): void;
}

/**
 * A ChatJS session for an agent's chat, connected. It is created here, as the ChatJS README shows for agents, and not by Streams'
 * `getMediaController`: that one caches its first failure for the life of the connection, waits up to 30 s for a side channel,
 * logs events with their tokens, and takes tokens only from the CCP.
 */
export async function createChatJsSession(options: {
  connect: StreamsApi;
  clock: Clock;
  region: string;
  participant: AgentParticipant & { initialContactId: string };
  getToken: () => Promise<string>;
  listen: (session: ChatJsSession) => void;
}): Promise<OpenChatJsSession> {
  const { connect, clock, region, participant } = options;
  const session = connect.ChatSession.create({
    type: 'AGENT',
    chatDetails: {
      ...participant,
      // ChatJS renews what it is given one minute before its end: too late after a failure (it waits twelve hours), and in a hot loop
      // for a token that lives less. Its token is not used for anything, so it is told a life that never comes up.
      getConnectionToken: async () => ({
        chatTokenTransport: {
          participantToken: await options.getToken(),
          expiry: new Date(clock.now() + TOLD_TOKEN_LIFE).toISOString(),
        },
      }),
    },
    options: { region },
    websocketManager: connect.core.getWebSocketManager(),
  });
  if (!session) throw new LiaisonError('InternalError', 'ChatJS could not create a session');
  options.listen(session);
  try {
    await withLimit(clock, session.connect());
  } catch (cause) {
    closeSession(session);
    throw cause instanceof LiaisonError ? cause : new LiaisonError('ServiceError', 'ChatJS could not connect the chat');
  }
  return { close: () => closeSession(session) };
}

/** `cleanUpOnParticipantDisconnect` forgets the listeners only; without `breakConnection` every later frame of the page reaches the session. */
function closeSession(session: ChatJsSession): void {
  session.controller.breakConnection();
  session.cleanUpOnParticipantDisconnect();
}

function withLimit(clock: Clock, connecting: Promise<unknown> | undefined): Promise<unknown> {
  const { promise, reject } = Promise.withResolvers<never>();
  const cancel = clock.schedule(CONNECT_LIMIT, () =>
    reject(new LiaisonError('TimeoutError', 'The chat did not connect in time')),
  );
  return Promise.race([Promise.resolve(connecting), promise]).finally(cancel);
}
