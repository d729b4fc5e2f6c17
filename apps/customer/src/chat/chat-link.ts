import { EventContentType, parseItem, type WireItem } from '@liaison/protocol';
import type { ChatEvent } from './chat-state.ts';
import { type ChatJsSession, isRefusal } from './chatjs.ts';
import { nameOf } from './chat-item.ts';
import { readTranscript } from './read-transcript.ts';
import { retryDelay } from './retry-delay.ts';

export interface ChatLinkOptions {
  /** A new session of the same participant; called again when ChatJS has given one up for good. */
  readonly open: () => ChatJsSession;
  readonly dispatch: (event: ChatEvent) => void;
  /** Ids of the items that are known now. */
  readonly knownIds: () => ReadonlySet<string>;
  /** Settles after so many milliseconds, or earlier when waiting has become pointless. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

export interface ChatLink {
  /** The session to send with. */
  readonly session: ChatJsSession;
  /** Lets go of the chat without ending it. */
  close(): void;
}

/**
 * Keeps one chat connected. Whatever ChatJS reports, the state it dispatches is true: `live` only after the transcript has been caught
 * up with, since the socket delivers nothing that was said while it was down.
 */
export function openChatLink({ open, dispatch, knownIds, wait }: ChatLinkOptions): ChatLink {
  let session = open();
  let over = false;
  /** What was known when the connection was lost; undefined while it is up. */
  let settled: ReadonlySet<string> | undefined = new Set();
  let up = false;
  let tries = 0;
  let catchingUp: 'no' | 'yes' | 'again' = 'no';

  const isCurrent = (candidate: ChatJsSession) => !over && candidate === session;

  function lose(): void {
    up = false;
    settled ??= knownIds();
    dispatch({ type: 'connection', connection: 'interrupted' });
  }

  function finish(): void {
    if (over) return;
    over = true;
    dispatch({ type: 'connection', connection: 'ended' });
  }

  async function start(current: ChatJsSession): Promise<void> {
    const whenCurrent =
      <Args extends unknown[]>(handler: (...args: Args) => void) =>
      (...args: Args) => {
        if (isCurrent(current)) handler(...args);
      };
    current.onConnectionEstablished(whenCurrent(() => void catchUp()));
    current.onConnectionLost(whenCurrent(lose));
    current.onConnectionBroken(whenCurrent(() => void reopen()));
    current.onEnded(whenCurrent(finish));
    current.onMessage(whenCurrent(({ data }: Incoming) => withItem(data, (item) => dispatch({ type: 'item', item }))));
    current.onTyping(whenCurrent(({ data }: Incoming) => withItem(data, typed(dispatch))));
    current.onReadReceipt(whenCurrent(({ data }: Incoming) => withItem(data, receipt(dispatch, 'read'))));
    current.onDeliveredReceipt(whenCurrent(({ data }: Incoming) => withItem(data, receipt(dispatch, 'delivered'))));
    try {
      await current.connect();
    } catch (error) {
      if (!isCurrent(current)) return;
      if (isRefusal(error)) finish();
      else await reopen();
    }
  }

  async function reopen(): Promise<void> {
    lose();
    const given = session;
    tries += 1;
    await wait(retryDelay(tries));
    if (!isCurrent(given)) return;
    session = open();
    await start(session);
  }

  /**
   * ChatJS reports one connection twice, the second time once the socket is subscribed: each report asks for what came before it. Reading
   * that is under way goes on with the session that there is then.
   */
  async function catchUp(): Promise<void> {
    up = true;
    if (catchingUp !== 'no') {
      catchingUp = 'again';
      return;
    }
    do {
      catchingUp = 'yes';
      if (!(await readMissed(session))) {
        tries += 1;
        await wait(retryDelay(tries));
        catchingUp = 'again';
      }
    } while (catchingUp === 'again' && isCurrent(session));
    catchingUp = 'no';
    if (!isCurrent(session) || !up) return;
    settled = undefined;
    tries = 0;
    dispatch({ type: 'connection', connection: 'live' });
  }

  async function readMissed(current: ChatJsSession): Promise<boolean> {
    const known = settled ?? knownIds();
    try {
      const items = await readTranscript({ getPage: (request) => current.getTranscript(request), settled: known });
      if (!isCurrent(current)) return true;
      dispatch({ type: 'transcript', pages: { items, settled: known } });
      if (items.some((item) => item.ContentType === EventContentType.chatEnded)) finish();
      return true;
    } catch (error) {
      if (!isRefusal(error)) return false;
      // The transcript closes with the chat, whose last frame may have come before this socket was subscribed.
      if (isCurrent(current)) finish();
      return true;
    }
  }

  void start(session);
  return {
    get session() {
      return session;
    },
    close() {
      over = true;
    },
  };
}

interface Incoming {
  readonly data: unknown;
}

const withItem = (data: unknown, use: (item: WireItem) => void): void => {
  const item = parseItem(data);
  if (item) use(item);
};

const typed = (dispatch: ChatLinkOptions['dispatch']) => (item: WireItem) => {
  if (item.ParticipantRole !== 'CUSTOMER') dispatch({ type: 'typing', name: nameOf(item) });
};

const receipt = (dispatch: ChatLinkOptions['dispatch'], kind: 'read' | 'delivered') => (item: WireItem) => {
  const messageId = item.MessageMetadata?.MessageId;
  if (messageId !== undefined) dispatch({ type: 'receipt', messageId, receipt: kind });
};
