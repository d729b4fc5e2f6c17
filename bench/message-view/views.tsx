import { type ChatMessage, createContactStore } from '@liaison/core';
import { agentSnapshot, contactSnapshot, FakeClock } from '@liaison/core/testing';
import type { WireItem } from '@liaison/protocol';
import { createDraftStore, LiaisonProvider, MessageList, useContactStore } from '@liaison/react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactElement, type ReactNode, useRef } from 'react';
import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';
import { MessageRow } from '../../packages/react/src/conversation/message-row.tsx';
import { toRows } from '../../packages/react/src/conversation/rows.ts';
import lists from '../../packages/react/src/conversation/message-log.module.css';
import chunkStyles from '../../packages/react/src/conversation/message-chunk.module.css';

/** One way to show a conversation. */
export interface View {
  /** Shows everything; called once, and timed. */
  open(): void;
  append(item: WireItem): void;
  close(): void;
}

const contactId = 'a';

const nothing = () => undefined;
const later = () => Promise.resolve();

function createStore(items: readonly WireItem[]) {
  const clock = new FakeClock();
  const store = createContactStore({ clock });
  const actions = store.getState();
  actions.applySnapshot(agentSnapshot([contactSnapshot({ contactId })]));
  actions.openChat(contactId);
  actions.dispatchChat(contactId, { type: 'identified', participantId: 'agent' });
  actions.dispatchChat(contactId, { type: 'catchUpStarted', request: 'first' });
  actions.dispatchChat(contactId, { type: 'pageReceived', request: 'first', items });
  actions.dispatchChat(contactId, { type: 'catchUpFinished', request: 'first' });
  const services = {
    store,
    clock,
    drafts: createDraftStore(),
    chatService: {
      sendMessage: () => 'key',
      sendAttachment: () => 'key',
      getAttachment: () => Promise.resolve({ url: '', expiry: undefined }),
      retryMessage: nothing,
      discardMessage: nothing,
      sendTyping: nothing,
      markSeen: () => actions.dispatchChat(contactId, { type: 'seen' }),
      loadOlder: later,
      revealMessage: later,
      unstored: [],
    },
    connectService: {
      setAgentState: later,
      putAwayStateChange: nothing,
      showActivity: nothing,
      acceptContact: later,
      rejectContact: later,
      endContact: later,
      leaveContact: later,
      removeParticipant: later,
      listQuickConnects: () => Promise.resolve([]),
      invite: later,
      callOffInvitation: later,
      putAwayInvitation: nothing,
      clearContact: later,
      retryChat: later,
      retry: nothing,
    },
  };
  return { services, add: (item: WireItem) => actions.addChatMessage(contactId, item) };
}

const messagesOf = (items: readonly WireItem[]): readonly ChatMessage[] =>
  createStore(items).services.store.getState().contacts[contactId]?.chatSession?.messages ?? [];

function inProduct(host: Element, items: readonly WireItem[], list: ReactNode): View {
  const { services, add } = createStore(items);
  const root = createRoot(host);
  return {
    open: () => flushSync(() => root.render(<LiaisonProvider value={services}>{list}</LiaisonProvider>)),
    append: add,
    close: () => root.unmount(),
  };
}

/** The message list as it is. */
export const product = (host: Element, items: readonly WireItem[]): View =>
  inProduct(host, items, <MessageList contactId={contactId} />);

/** The same rows from the same store, on TanStack Virtual. */
export const productVirtual = (host: Element, items: readonly WireItem[]): View =>
  inProduct(host, items, <VirtualMessageList />);

function VirtualMessageList() {
  const messages = useContactStore((state) => state.contacts[contactId]?.chatSession?.messages ?? noMessages);
  return (
    <VirtualRows>
      {toRows(messages, {}).map((row) => (
        <MessageRow key={row.key} row={row} />
      ))}
    </VirtualRows>
  );
}

const noMessages: readonly ChatMessage[] = [];

/** TanStack Virtual as its documentation sets it up for a chat. An element for a row costs little; only those in view are rendered. */
function VirtualRows({ children }: { children: readonly ReactElement[] }) {
  const scroller = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- measured as it is, the compiler is not used here
  const virtualizer = useVirtualizer({
    count: children.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 48,
    getItemKey: (index) => children[index]?.key ?? index,
    overscan: 8,
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: 32,
    initialOffset: children.length * 48,
  });
  return (
    <div ref={scroller} role="log" className={lists.scroller}>
      <div style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
        {virtualizer.getVirtualItems().map(({ key, index, start }) => (
          <div
            key={key}
            data-index={index}
            ref={virtualizer.measureElement}
            style={{
              position: 'absolute',
              insetInline: 0,
              top: 0,
              display: 'flow-root',
              transform: `translateY(${start}px)`,
            }}
          >
            {children[index]}
          </div>
        ))}
      </div>
    </div>
  );
}

/** The HTML of every row, as the product draws it. */
function rowHtml(items: readonly WireItem[]): string[] {
  const host = document.createElement('div');
  const root = createRoot(host);
  const rows = toRows(messagesOf(items), {});
  flushSync(() =>
    root.render(
      <LiaisonProvider value={createStore([]).services}>
        {rows.map((row) => (
          <MessageRow key={row.key} row={row} />
        ))}
      </LiaisonProvider>,
    ),
  );
  const html = Array.from(host.children, ({ outerHTML }) => outerHTML);
  root.unmount();
  return html;
}

/** The lower bound of real DOM: a string per chunk, no framework. */
export function bareChunks(host: Element, items: readonly WireItem[]): View {
  const rows = rowHtml(items);
  const [, next = ''] = rowHtml(items.slice(0, 2));
  const scroller = document.createElement('div');
  scroller.className = lists.scroller ?? '';
  scroller.setAttribute('role', 'log');
  const size = 64;
  const addChunk = (html: string) => {
    const chunk = document.createElement('div');
    chunk.className = chunkStyles.chunk ?? '';
    chunk.style.setProperty('--rows', String(size));
    chunk.innerHTML = html;
    scroller.append(chunk);
  };
  const toEnd = () => (scroller.scrollTop = scroller.scrollHeight);
  let frame = 0;
  return {
    open() {
      for (let at = 0; at < rows.length; at += size) addChunk(rows.slice(at, at + size).join(''));
      host.append(scroller);
      toEnd();
    },
    append() {
      if ((scroller.lastElementChild?.childElementCount ?? size) >= size) addChunk('');
      scroller.lastElementChild?.insertAdjacentHTML('beforeend', next);
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(toEnd);
    },
    close: () => scroller.remove(),
  };
}

/** The lower bound of a virtual list: TanStack Virtual over ready-made HTML. */
export function bareVirtual(host: Element, items: readonly WireItem[]): View {
  const [, next = ''] = rowHtml(items.slice(0, 2));
  const rows = rowHtml(items).map(htmlRow);
  const root = createRoot(host);
  const draw = () => root.render(<VirtualRows>{[...rows]}</VirtualRows>);
  return {
    open: () => flushSync(draw),
    append() {
      rows.push(htmlRow(next, rows.length));
      draw();
    },
    close: () => root.unmount(),
  };
}

const htmlRow = (html: string, index: number) => <div key={index} dangerouslySetInnerHTML={{ __html: html }} />;
