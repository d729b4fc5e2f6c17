import { LiaisonError, type ChatPort, type Clock } from '@liaison/core';
import { regionalEndpoint } from '../participant/participant-client.ts';
import type { ParticipantTransport } from '../participant/participant-request.ts';
import { xhrPutFile } from '../participant/put-file.ts';
import type { StreamsAgentPort } from '../streams/streams-agent-port.ts';
import type { StreamsApi } from '../streams/streams-api.ts';
import type { ChatCredentials } from './chat-credentials.ts';
import { openContactChannel } from './contact-channel.ts';

export interface ChatPortOptions {
  readonly region: string;
  /** Base address of the Participant Service when it is not the region's own. */
  readonly participantEndpoint?: string;
  readonly clock: Clock;
  readonly onError: (error: LiaisonError) => void;
  /** The agent's session, for targets of kind `contact`; without it only participant tokens can be used (headless). */
  readonly agent?: { readonly port: StreamsAgentPort; readonly credentials: ChatCredentials };
  readonly fetch?: typeof fetch;
  readonly createSocket?: (url: string) => WebSocket;
  /** For uploads with progress; the platform's own unless given. */
  readonly createRequest?: () => XMLHttpRequest;
}

/** Core's ChatPort. Loads neither Streams nor ChatJS itself, and runs in Node for participant tokens. */
export function createChatPort(options: ChatPortOptions): ChatPort {
  const { agent, clock, onError, region } = options;
  const createRequest =
    options.createRequest ?? ('XMLHttpRequest' in globalThis ? () => new XMLHttpRequest() : undefined);
  const transport: ParticipantTransport = {
    endpoint: (options.participantEndpoint ?? regionalEndpoint(region)).replace(/\/+$/, ''),
    fetch: options.fetch ?? globalThis.fetch.bind(globalThis),
    clock,
    ...(createRequest && { putFile: xhrPutFile({ clock, createRequest }) }),
  };
  const createSocket = options.createSocket ?? ((url: string) => new WebSocket(url));
  const configured = new WeakSet<StreamsApi>();

  /** ChatJS keeps one client per region from its first session on: its settings have to stand before that. */
  const configureChatJs = (connect: StreamsApi): void => {
    if (configured.has(connect)) return;
    configured.add(connect);
    connect.ChatSession.setGlobalConfig({
      region,
      ...(options.participantEndpoint === undefined ? {} : { endpoint: transport.endpoint }),
    });
  };

  return {
    async open(target, observer, { signal }) {
      if (target.kind === 'participant') {
        // A desktop never comes here, and need not load it.
        const { openParticipantChannel } = await import('../participant/participant-channel.ts');
        return openParticipantChannel(target, observer, { transport, createSocket, onError, signal });
      }
      if (!agent) throw new LiaisonError('InvalidStateError', 'This chat port has no agent session');
      const { session } = agent.port;
      configureChatJs(session.use().connect);
      return openContactChannel(target.contactId, observer, {
        session,
        transport,
        region,
        credentials: agent.credentials,
        onError,
        signal,
      });
    },
  };
}
