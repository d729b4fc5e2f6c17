import '@liaison/react/theme.css';
import { ChatService, ConnectService, createContactStore } from '@liaison/core';
import { MemoryStorage } from '@liaison/core/testing';
import { randomId, systemClock } from '@liaison/browser';
import {
  ChatInterface,
  ContactDetails,
  ContactList,
  createDraftStore,
  LiaisonProvider,
  useContactStore,
} from '@liaison/react';
import { createRoot } from 'react-dom/client';
import { history, message } from '../message-view/messages.ts';
import { busyFor, frame, type Frames, painted } from '../support/frames.ts';
import { InstantAgentPort, InstantChatPort } from './ports.ts';

/** What the driver calls in the page. Every time is in ms. */
export interface DeskBench {
  /** So many chats with so many messages each, the first of them open and drawn whole. */
  fill(chats: number, messages: number): Promise<void>;
  /** From a message's frame to the paint that shows it in the open conversation, and for another chat in the list. */
  arrive(times: number): Promise<{ open: number[]; list: number[]; plain: number[] }>;
  /** Messages to the open chat, or lines to the plain list. */
  burst(perSecond: number, seconds: number, to: 'open' | 'plain'): Promise<Frames>;
  /** Chats from offer to cleared, one after the other. */
  work(chats: number): Promise<void>;
}

const problems: unknown[] = [];
const onError = (problem: unknown): number => problems.push(problem);

let messagesPerChat = 0;
const shared: ReturnType<typeof history> = [];
const agentPort = new InstantAgentPort();
const port = new InstantChatPort(() => shared.slice(0, messagesPerChat));
const clock = systemClock;
const logger = { debug: () => undefined, info: () => undefined, warn: onError, error: onError };
const store = createContactStore({ clock });
const chatService = new ChatService({
  port,
  store,
  clock,
  newId: randomId,
  storage: new MemoryStorage(),
  logger,
  settings: { typing: true, receipts: true },
  onError,
});
const connectService = new ConnectService({ agentPort, chatService, store, clock, logger, onError });
const services = { store, chatService, connectService, clock, drafts: createDraftStore(chatService.drafts) };

function Desk() {
  const selected = useContactStore((state) => state.selectedContactId);
  return (
    <>
      <ContactList />
      {selected ? <ChatInterface contactId={selected} /> : <main />}
      {selected && <ContactDetails contactId={selected} />}
    </>
  );
}

const host = document.querySelector('#desk')!;
connectService.start();
createRoot(host).render(
  <LiaisonProvider value={services}>
    <Desk />
  </LiaisonProvider>,
);

const nameOf = (index: number) => `chat-${index}`;
const lines = () => host.querySelectorAll('[data-line]').length;
/** Through the chunks only: a search through all lines would take longer than a message does. */
const newestLine = () => {
  const beside = host.querySelector('[data-chunk]')?.parentElement?.children ?? [];
  return [...beside].findLast((element) => element.matches('[data-chunk]'))?.lastElementChild?.textContent ?? '';
};
const contactList = () => host.querySelector('nav')?.textContent ?? '';
let sent = 0;

const frameOf = (content: string) =>
  JSON.stringify({ ...message(`new-${(sent += 1)}`, 0, content), AbsoluteTime: new Date().toISOString() });

/** Waits, frame by frame, until `is` holds. */
async function until(is: () => boolean, what: string): Promise<void> {
  for (let frames = 0; !is(); frames += 1) {
    if (frames > 3000) throw new Error(`Waited in vain: ${what} ${problems.join(' ')}`);
    await frame();
  }
}

const plain = document.createElement('div');
plain.style.cssText = 'position: fixed; inset: auto 0 0 auto; width: 300px; height: 200px; overflow: auto';

/** The lower bound: a line of text at the end of a list that nobody else has to know of. */
function addPlain(content: string): void {
  if (!plain.isConnected) document.body.append(plain);
  plain.append(Object.assign(document.createElement('div'), { textContent: content }));
  plain.scrollTop = plain.scrollHeight;
}

const live = (contactId: string) => store.getState().contacts[contactId]?.chatSession?.state.name === 'live';

/** A customer's message to one of the chats. */
const to = (index: number) => (content: string) => port.receive(nameOf(index), frameOf(content));

/** From the frame's arrival until its text is there, and painted. */
async function timed(act: (content: string) => void, shown: () => string): Promise<number> {
  await frame();
  const content = `message ${sent}`;
  const start = performance.now();
  let end = start;
  act(content);
  do {
    await painted();
    end = performance.now();
  } while (!shown().includes(content));
  return end - start;
}

const bench: DeskBench = {
  async fill(chats, messages) {
    shared.push(...history(messages));
    messagesPerChat = messages;
    for (let index = 0; index < chats; index += 1)
      agentPort.put({ contactId: nameOf(index), customerName: nameOf(index) });
    for (let index = 0; index < chats; index += 1) await until(() => live(nameOf(index)), 'live');
    store.getState().selectContact(nameOf(0));
    await until(() => lines() === messages, 'drawn');
  },
  async arrive(times) {
    const [open, list, bare]: [number[], number[], number[]] = [[], [], []];
    for (let time = 0; time < times; time += 1) {
      open.push(await timed(to(0), newestLine));
      list.push(await timed(to(1 + (time % 9)), contactList));
      bare.push(await timed(addPlain, () => plain.lastElementChild?.textContent ?? ''));
    }
    return { open, list, plain: bare };
  },
  burst: (perSecond, seconds, to) =>
    busyFor(perSecond, seconds, () =>
      to === 'plain' ? addPlain('one of many') : port.receive(nameOf(0), frameOf('one of many')),
    ),
  async work(chats) {
    messagesPerChat = 0;
    for (let index = 0; index < chats; index += 1) {
      const contactId = `worked-${(sent += 1)}`;
      agentPort.put({ contactId, customerName: contactId, phase: 'incoming' });
      await frame();
      await connectService.acceptContact(contactId);
      store.getState().selectContact(contactId);
      await until(() => live(contactId), 'live');
      for (let turn = 0; turn < 20; turn += 1) {
        port.receive(contactId, frameOf(`question ${turn}`));
        services.drafts.set(contactId, 'Let me lo');
        chatService.sendMessage(contactId, { content: `answer ${turn}` });
        services.drafts.set(contactId, '');
        if (turn % 5 === 0) await frame();
      }
      await until(() => lines() === 40, 'forty lines');
      await connectService.endContact(contactId);
      await frame();
      await connectService.clearContact(contactId);
      await until(() => store.getState().order.length === 0, 'cleared');
      await frame();
    }
    if (problems.length > 0) throw new Error(problems.join('\n'));
  },
};

Object.assign(window, { bench });
