import type { ChatChannel } from '@liaison/core';
import { LiaisonError } from '@liaison/core';
import { parseItem } from '@liaison/protocol';
import { createAttachments } from './attachments.ts';
import { callParticipantService, requireString, type ParticipantTransport } from './participant-request.ts';
import { fetchPutFile } from './put-file.ts';

/** The calls of a chat. Shapes and limits are those of core's ChatChannel. */
export type ParticipantClient = Omit<ChatChannel, 'participantId' | 'close'>;

/** Where connection tokens come from. `refuse` is told of a token that the service did not accept. */
export interface TokenSource {
  get(options: { signal: AbortSignal }): Promise<string>;
  refuse(token: string): void;
}

/**
 * The one client of the Participant Service: messages, events, files, transcript. A refused token is renewed once and the call repeated
 * (messages and events carry a client token, so a repeat is safe); a second refusal is an AccessDeniedError.
 * Source: Participant Service API reference 2018-09-07.
 */
export function createParticipantClient(options: ParticipantTransport & { tokens: TokenSource }): ParticipantClient {
  const { tokens, putFile = fetchPutFile(options), ...transport } = options;

  const call = async (path: string, body: unknown, { signal }: { signal: AbortSignal }) => {
    const bearer = await tokens.get({ signal });
    try {
      return await callParticipantService(transport, { path, bearer, body, signal });
    } catch (error) {
      if (!(error instanceof LiaisonError) || error.name !== 'AccessDeniedError') throw error;
      tokens.refuse(bearer);
      const renewed = await tokens.get({ signal }).catch(() => bearer);
      if (renewed === bearer) throw error;
      return callParticipantService(transport, { path, bearer: renewed, body, signal });
    }
  };

  const send = async (path: string, body: unknown, signalOptions: { signal: AbortSignal }) => {
    const answer = await call(path, body, signalOptions);
    return { id: requireString(answer, 'Id'), absoluteTime: requireString(answer, 'AbsoluteTime') };
  };

  return {
    sendMessage: (message, signalOptions) =>
      send(
        '/participant/message',
        { ClientToken: message.clientToken, Content: message.content, ContentType: message.contentType },
        signalOptions,
      ),

    sendEvent: (event, signalOptions) =>
      send(
        '/participant/event',
        { ClientToken: event.clientToken, ContentType: event.contentType, Content: event.content },
        signalOptions,
      ),

    ...createAttachments({ call, putFile }),

    async getTranscript(request, signalOptions) {
      const answer = await call(
        '/participant/transcript',
        {
          MaxResults: request.maxResults,
          ScanDirection: request.scanDirection === 'backward' ? 'BACKWARD' : 'FORWARD',
          // The service's default is DESCENDING; a page is always oldest first here.
          SortOrder: 'ASCENDING',
          NextToken: request.nextToken,
          StartPosition: request.startItemId === undefined ? undefined : { Id: request.startItemId },
        },
        signalOptions,
      );
      const { Transcript: transcript, NextToken: nextToken } = answer;
      if (!Array.isArray(transcript))
        throw new LiaisonError('ServiceError', "Amazon Connect's answer lacks Transcript");
      const items = transcript.map(parseItem).filter((item) => item !== undefined);
      return typeof nextToken === 'string' && nextToken !== '' ? { items, nextToken } : { items };
    },

    async disconnect(signalOptions) {
      await call('/participant/disconnect', {}, signalOptions);
    },
  };
}

/** The Participant Service of a region, when no other address is configured. */
export const regionalEndpoint = (region: string): string => `https://participant.connect.${region}.amazonaws.com`;
