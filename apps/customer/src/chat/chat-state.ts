import type { WireItem } from '@liaison/protocol';
import { addLiveItem, mergeTranscript, type TranscriptPages } from './merge-transcript.ts';
import { echoOf, type PendingMessage, settle } from './pending.ts';

export type Connection = 'connecting' | 'live' | 'interrupted' | 'ended';
export type Receipt = 'delivered' | 'read';

/** Everything the page knows about one chat. */
export interface ChatState {
  readonly connection: Connection;
  readonly items: readonly WireItem[];
  readonly pending: readonly PendingMessage[];
  /** How far others have got with own messages, by message id. */
  readonly receipts: ReadonlyMap<string, Receipt>;
  /** Who is typing, if anybody. */
  readonly typing: string | undefined;
  readonly leaving: 'no' | 'asked' | 'failed';
}

export const initialChatState: ChatState = {
  connection: 'connecting',
  items: [],
  pending: [],
  receipts: new Map(),
  typing: undefined,
  leaving: 'no',
};

export type ChatEvent =
  | { readonly type: 'connection'; readonly connection: Connection }
  | { readonly type: 'item'; readonly item: WireItem }
  | { readonly type: 'transcript'; readonly pages: TranscriptPages }
  | { readonly type: 'receipt'; readonly messageId: string; readonly receipt: Receipt }
  | { readonly type: 'typing'; readonly name: string | undefined }
  | { readonly type: 'leaving'; readonly leaving: ChatState['leaving'] }
  | { readonly type: 'queued'; readonly clientToken: string; readonly text: string }
  | { readonly type: 'sent'; readonly clientToken: string; readonly id: string }
  | { readonly type: 'failed'; readonly clientToken: string }
  | { readonly type: 'retried'; readonly clientToken: string };

type EventOf<Type extends ChatEvent['type']> = Extract<ChatEvent, { readonly type: Type }>;

const transitions: { readonly [Type in ChatEvent['type']]: (state: ChatState, event: EventOf<Type>) => ChatState } = {
  connection: (state, { connection }) =>
    state.connection === 'ended' ? state : { ...state, connection, typing: undefined },
  item: (state, { item }) => withItem(state, item),
  transcript: (state, { pages }) => withTranscript(state, pages),
  receipt: (state, { messageId, receipt }) => ({ ...state, receipts: withReceipt(state.receipts, messageId, receipt) }),
  typing: (state, { name }) => ({ ...state, typing: name }),
  leaving: (state, { leaving }) => ({ ...state, leaving }),
  queued: (state, { clientToken, text }) => ({
    ...state,
    pending: [...state.pending, { clientToken, text, status: 'sending' }],
  }),
  sent: (state, { clientToken, id }) => ({
    ...state,
    pending: settle(changed(state.pending, clientToken, { status: 'sent', id }), state.items),
  }),
  failed: (state, { clientToken }) => ({
    ...state,
    pending: changed(state.pending, clientToken, { status: 'failed' }),
  }),
  retried: (state, { clientToken }) => ({
    ...state,
    pending: changed(state.pending, clientToken, { status: 'sending' }),
  }),
};

/** The chat after an event. An ended chat stays ended. */
export function reduceChat<Type extends ChatEvent['type']>(state: ChatState, event: EventOf<Type>): ChatState {
  return transitions[event.type](state, event);
}

function withItem(state: ChatState, item: WireItem): ChatState {
  const isNew = !state.items.some((known) => known.Id === item.Id);
  const echo = isNew ? echoOf(state.pending, item) : undefined;
  return {
    ...state,
    items: addLiveItem(state.items, item),
    pending: state.pending.filter((message) => message !== echo),
    typing: item.ParticipantRole === 'CUSTOMER' ? state.typing : undefined,
  };
}

function withTranscript(state: ChatState, pages: TranscriptPages): ChatState {
  const known = new Set(state.items.map((item) => item.Id));
  const items = mergeTranscript(state.items, pages);
  let pending = settle(state.pending, items);
  for (const item of items) {
    if (known.has(item.Id)) continue;
    const echo = echoOf(pending, item);
    pending = pending.filter((message) => message !== echo);
  }
  let receipts = state.receipts;
  for (const item of items) {
    for (const receipt of item.MessageMetadata?.Receipts ?? []) {
      if (receipt.ReadTimestamp) receipts = withReceipt(receipts, item.Id, 'read');
      else if (receipt.DeliveredTimestamp) receipts = withReceipt(receipts, item.Id, 'delivered');
    }
  }
  return { ...state, items, pending, receipts };
}

/** A receipt only moves forward: a late "delivered" does not undo "read". */
function withReceipt(
  receipts: ReadonlyMap<string, Receipt>,
  id: string,
  receipt: Receipt,
): ReadonlyMap<string, Receipt> {
  if (receipts.get(id) === 'read' || receipts.get(id) === receipt) return receipts;
  return new Map(receipts).set(id, receipt);
}

function changed(
  pending: readonly PendingMessage[],
  clientToken: string,
  change: Partial<PendingMessage>,
): readonly PendingMessage[] {
  return pending.map((message) => (message.clientToken === clientToken ? { ...message, ...change } : message));
}
