import { LiaisonError, type Clock } from '@liaison/core';
import { encodeFrame, parseFrame, parseItem, Topic, type Frame, type WireItem } from '@liaison/protocol';

/** Milliseconds. Heartbeat interval as in ChatJS 5.0.0's websocket manager. */
const HEARTBEAT_INTERVAL = 10_000;
const OPENING_LIMIT = 10_000;

export interface LiveSocket {
  /** Closes without a word to `onDown`. Idempotent. */
  close(): void;
}

export interface LiveSocketOptions {
  readonly url: string;
  readonly clock: Clock;
  readonly createSocket: (url: string) => WebSocket;
  readonly signal: AbortSignal;
  readonly onItem: (item: WireItem) => void;
  /** The socket closed, or did not answer a heartbeat by the next one. Once, and only after the opening succeeded. */
  readonly onDown: () => void;
}

/**
 * One chat socket: resolves once it is subscribed to `aws/chat` (what is sent before that is not delivered), then answers for its
 * own heartbeats. Rejects with NetworkError or TimeoutError.
 */
export function openLiveSocket(options: LiveSocketOptions): Promise<LiveSocket> {
  const { clock, onItem, onDown } = options;
  const { promise, resolve, reject } = Promise.withResolvers<LiveSocket>();
  const socket = options.createSocket(options.url);
  let subscribed = false;
  let closed = false;
  let awaitingHeartbeat = false;
  let cancelTimer = clock.schedule(OPENING_LIMIT, () =>
    fail(new LiaisonError('TimeoutError', 'The chat socket did not open in time')),
  );

  const close = (): void => {
    closed = true;
    cancelTimer();
    options.signal.removeEventListener('abort', lost);
    socket.close(1000);
  };
  const fail = (error: LiaisonError): void => {
    if (closed) return;
    close();
    if (subscribed) onDown();
    else reject(error);
  };
  const beat = (): void => {
    if (awaitingHeartbeat) {
      fail(new LiaisonError('NetworkError', 'The chat socket went silent'));
      return;
    }
    awaitingHeartbeat = true;
    socket.send(encodeFrame({ topic: Topic.heartbeat }));
    cancelTimer = clock.schedule(HEARTBEAT_INTERVAL, beat);
  };
  const handle: Readonly<Record<string, (frame: Frame) => void>> = {
    [Topic.heartbeat]: () => {
      awaitingHeartbeat = false;
    },
    [Topic.subscribe]: (frame) => {
      if (subscribed) return;
      if (!isSuccess(frame.content)) {
        fail(new LiaisonError('NetworkError', 'The chat socket refused the subscription'));
        return;
      }
      subscribed = true;
      cancelTimer();
      beat();
      resolve({ close });
    },
    [Topic.chat]: (frame) => {
      const item = parseItem(parseJson(frame.content));
      if (item) onItem(item);
    },
  };

  socket.addEventListener('open', () =>
    socket.send(encodeFrame({ topic: Topic.subscribe, content: { topics: [Topic.chat] } })),
  );
  socket.addEventListener('message', (event: MessageEvent<unknown>) => {
    const frame = closed || typeof event.data !== 'string' ? undefined : parseFrame(event.data);
    if (frame) handle[frame.topic]?.(frame);
  });
  const lost = (): void => fail(new LiaisonError('NetworkError', 'The chat socket closed'));
  options.signal.addEventListener('abort', lost, { once: true });
  socket.addEventListener('error', lost);
  socket.addEventListener('close', lost);
  return promise;
}

const isSuccess = (content: unknown): boolean =>
  typeof content === 'object' && content !== null && 'status' in content && content.status === 'success';

/** The content of a chat frame is JSON as a string, not an object. */
function parseJson(content: unknown): unknown {
  if (typeof content !== 'string') return undefined;
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}
