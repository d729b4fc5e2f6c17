import 'amazon-connect-chatjs';
import type { PublicConfig, StartChatResponse } from '@liaison/protocol/api';

/** The part of a ChatJS customer session that the page uses. Its subscriptions cannot be undone. */
export interface ChatJsSession {
  connect(): Promise<unknown>;
  onConnectionEstablished(handler: () => void): void;
  onConnectionLost(handler: () => void): void;
  onConnectionBroken(handler: () => void): void;
  onEnded(handler: () => void): void;
  onMessage(handler: (event: { readonly data: unknown }) => void): void;
  onTyping(handler: (event: { readonly data: unknown }) => void): void;
  onReadReceipt(handler: (event: { readonly data: unknown }) => void): void;
  onDeliveredReceipt(handler: (event: { readonly data: unknown }) => void): void;
  getTranscript(args: TranscriptRequest): Promise<{ readonly data: TranscriptPage }>;
  sendMessage(args: {
    message: string;
    contentType: 'text/plain';
    clientToken: string;
  }): Promise<{ readonly data: { readonly Id: string } }>;
  sendEvent(args: { contentType: SentEvent; content?: string }): Promise<unknown>;
  disconnectParticipant(): Promise<unknown>;
}

export type SentEvent =
  | 'application/vnd.amazonaws.connect.event.typing'
  | 'application/vnd.amazonaws.connect.event.message.read'
  | 'application/vnd.amazonaws.connect.event.message.delivered';

export interface TranscriptRequest {
  readonly maxResults: number;
  readonly scanDirection: 'BACKWARD';
  readonly sortOrder: 'ASCENDING';
  readonly nextToken?: string;
}

export interface TranscriptPage {
  readonly Transcript: readonly unknown[];
  readonly NextToken?: string;
}

/** The typings leave `endpoint` out. It has to be set before the first session: the API client is made once. */
interface GlobalConfig extends connect.ChatGlobalConfig {
  readonly endpoint: string | undefined;
}

/** How long ChatJS gathers receipts before it sends one, in milliseconds. */
const RECEIPT_THROTTLE_MS = 1000;

export function configureChatJs({ region, participantEndpoint, receipts }: PublicConfig): void {
  const config: GlobalConfig = {
    region,
    endpoint: participantEndpoint,
    features: { messageReceipts: { shouldSendMessageReceipts: receipts, throttleTime: RECEIPT_THROTTLE_MS } },
  };
  connect.ChatSession.setGlobalConfig(config);
}

/** A session that is not connected yet. Client-side metrics are off: ChatJS would send them to AWS every 30 s. */
export function openChatJsSession(region: string, chatDetails: StartChatResponse): ChatJsSession {
  const session = connect.ChatSession.create({ chatDetails, options: { region }, type: 'CUSTOMER', disableCSM: true });
  // The typings let `data` of an answer be absent, which it is only for operations without output.
  return session as unknown as ChatJsSession;
}

/**
 * Whether the service refuses the participant, which it does once the chat is over. ChatJS wraps what it got from the SDK, at depths
 * that differ between its calls.
 */
export function isRefusal(error: unknown): boolean {
  for (let at = error; typeof at === 'object' && at !== null; at = (at as { _debug?: unknown })._debug) {
    if ('statusCode' in at && at.statusCode === 403) return true;
    if ('type' in at && at.type === 'AccessDeniedException') return true;
  }
  return false;
}
