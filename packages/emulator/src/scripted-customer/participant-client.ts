import { EventContentType, MessageContentType, parseItem, type WireItem } from '@liaison/protocol';

/** The Participant Service refused a request, or gave no answer (`status` 0). `code` is the service's name for the reason. */
export class ParticipantFailure extends Error {
  override readonly name = 'ParticipantFailure';
  readonly status: number;
  readonly code: string;

  constructor(operation: string, status: number, code: string, options?: ErrorOptions) {
    super(`${operation}: ${status} ${code}`, options);
    this.status = status;
    this.code = code;
  }

  /** The participant is no longer in the chat. */
  get isOver(): boolean {
    return this.status === 403;
  }

  get retryable(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

export interface ParticipantConnection {
  readonly socketUrl: string;
  readonly connectionToken: string;
}

/** The few operations of the Participant Service that a customer needs, over HTTP. */
export class ParticipantClient {
  readonly #endpoint: () => string;

  constructor(options: { endpoint: () => string }) {
    this.#endpoint = options.endpoint;
  }

  async connect(participantToken: string): Promise<ParticipantConnection> {
    const answer = (await this.#post('connection', participantToken, {
      Type: ['WEBSOCKET', 'CONNECTION_CREDENTIALS'],
    })) as { Websocket: { Url: string }; ConnectionCredentials: { ConnectionToken: string } };
    return {
      socketUrl: answer.Websocket.Url,
      connectionToken: answer.ConnectionCredentials.ConnectionToken,
    };
  }

  /** The same client token sends the same message once, however often it is repeated. */
  async sendMessage(connectionToken: string, message: { text: string; clientToken: string }): Promise<void> {
    await this.#post('message', connectionToken, {
      ContentType: MessageContentType.text,
      Content: message.text,
      ClientToken: message.clientToken,
    });
  }

  async sendTyping(connectionToken: string): Promise<void> {
    await this.#post('event', connectionToken, { ContentType: EventContentType.typing });
  }

  async disconnect(connectionToken: string): Promise<void> {
    await this.#post('disconnect', connectionToken, {});
  }

  /** The last hundred items. */
  async transcript(connectionToken: string): Promise<WireItem[]> {
    const answer = (await this.#post('transcript', connectionToken, {
      MaxResults: 100,
      ScanDirection: 'BACKWARD',
      SortOrder: 'ASCENDING',
      StartPosition: {},
    })) as { Transcript: unknown[] };
    return answer.Transcript.map(parseItem).filter((item) => item !== undefined);
  }

  async #post(operation: string, bearer: string, body: object): Promise<unknown> {
    try {
      const response = await fetch(`${this.#endpoint()}/participant/${operation}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-amz-bearer': bearer },
        body: JSON.stringify(body),
      });
      if (response.ok) return await response.json();
      throw new ParticipantFailure(operation, response.status, response.headers.get('x-amzn-errortype') ?? 'unknown');
    } catch (cause) {
      if (cause instanceof ParticipantFailure) throw cause;
      throw new ParticipantFailure(operation, 0, 'NoAnswer', { cause });
    }
  }
}
