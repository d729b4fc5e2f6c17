import type { PublicConfig } from '@liaison/protocol/api';
import { isMessage, isOwn } from './chat-item.ts';
import { openChatLink } from './chat-link.ts';
import { type ChatEvent, type ChatState, initialChatState, type Receipt, reduceChat } from './chat-state.ts';
import type { ChatJsSession, SentEvent } from './chatjs.ts';
import type { Wait } from './wait.ts';

export interface ChatControllerOptions {
  readonly open: () => ChatJsSession;
  readonly config: Pick<PublicConfig, 'typing' | 'receipts'>;
  readonly wait: Wait;
  readonly newToken: () => string;
  /** Called once, when the chat is over. */
  readonly onEnded: () => void;
}

/** One chat: its state, and what the customer can do. */
export interface ChatController {
  readonly state: () => ChatState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly send: (text: string) => void;
  readonly retry: (clientToken: string) => void;
  /** Tells the other side that the customer is typing; ChatJS sends it at most every 10 s. */
  readonly showTyping: () => void;
  /** Tells the other side how far the customer has got: `read` when the page is in view. */
  readonly acknowledge: (receipt: Receipt) => void;
  readonly reconnectNow: () => void;
  readonly leave: () => void;
  /** Lets go of the chat without ending it. */
  readonly close: () => void;
}

/** An agent sends a typing event every 10 s at most, so this much silence means that they have stopped. */
const TYPING_SHOWN_MS = 12_000;

/** How long the end waits for messages on their way. */
const LAST_WORDS_MS = 5_000;

const EVENT = 'application/vnd.amazonaws.connect.event';

export function createChatController({ open, config, wait, newToken, onEnded }: ChatControllerOptions): ChatController {
  let state = initialChatState;
  const listeners = new Set<() => void>();
  const acknowledged = new Map<string, Receipt>();
  let sending: Promise<void> = Promise.resolve();
  let typingEvents = 0;

  function dispatch(event: ChatEvent): void {
    const before = state;
    state = reduceChat(state, event);
    if (event.type === 'typing' && event.name !== undefined) void forgetTyping();
    if (state === before) return;
    if (state.connection === 'ended' && before.connection !== 'ended') onEnded();
    for (const listener of listeners) listener();
  }

  async function forgetTyping(): Promise<void> {
    typingEvents += 1;
    const latest = typingEvents;
    await wait(TYPING_SHOWN_MS);
    if (latest === typingEvents) dispatch({ type: 'typing', name: undefined });
  }

  const link = openChatLink({ open, dispatch, wait, knownIds: () => new Set(state.items.map((item) => item.Id)) });

  /** One after the other, so that messages arrive in the order they were written in. */
  function enqueue(clientToken: string, text: string): void {
    sending = sending.then(async () => {
      try {
        const { data } = await link.session.sendMessage({ message: text, contentType: 'text/plain', clientToken });
        dispatch({ type: 'sent', clientToken, id: data.Id });
      } catch {
        dispatch({ type: 'failed', clientToken });
      }
    });
  }

  /** Events are courtesy: one that is lost is not worth a word. */
  function sendEvent(contentType: SentEvent, content?: string): void {
    if (state.connection !== 'live') return;
    link.session.sendEvent({ contentType, ...(content === undefined ? {} : { content }) }).catch(() => undefined);
  }

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    send(text) {
      const clientToken = newToken();
      dispatch({ type: 'queued', clientToken, text });
      enqueue(clientToken, text);
    },
    retry(clientToken) {
      const message = state.pending.find((pending) => pending.clientToken === clientToken);
      if (message?.status !== 'failed') return;
      dispatch({ type: 'retried', clientToken });
      enqueue(clientToken, message.text);
    },
    showTyping() {
      if (config.typing) sendEvent(`${EVENT}.typing`);
    },
    acknowledge(receipt) {
      const latest = state.items.findLast((item) => isMessage(item) && !isOwn(item));
      if (!config.receipts || latest === undefined || state.connection !== 'live') return;
      const before = acknowledged.get(latest.Id);
      if (before === 'read' || before === receipt) return;
      acknowledged.set(latest.Id, receipt);
      sendEvent(`${EVENT}.message.${receipt}`, JSON.stringify({ messageId: latest.Id }));
    },
    reconnectNow: () => wait.cutShort(),
    leave() {
      dispatch({ type: 'leaving', leaving: 'asked' });
      // What was written before goes first: after the end it would be refused.
      Promise.race([sending, wait(LAST_WORDS_MS)])
        .then(() => link.session.disconnectParticipant())
        .catch(() => dispatch({ type: 'leaving', leaving: 'failed' }));
    },
    close: () => link.close(),
  };
}
