export { createChatPort, type ChatPortOptions } from './chat/create-chat-port.ts';
export type { ChatCredentials, ExchangeParticipantToken } from './chat/chat-credentials.ts';
export {
  createParticipantClient,
  regionalEndpoint,
  type ParticipantClient,
  type TokenSource,
} from './participant/participant-client.ts';
export { createStreamsQuickResponses } from './streams/quick-responses.ts';
export {
  createStreamsAgentPort,
  type StreamsAgentPort,
  type StreamsAgentPortOptions,
} from './streams/streams-agent-port.ts';
