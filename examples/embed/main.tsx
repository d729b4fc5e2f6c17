/** The agent's state, or the conversation with the first customer, in a page that knows nothing else of Liaison: `?ccpUrl=…&endpoint=…`. */
import { createChatPort, createStreamsAgentPort } from '@liaison/amazon-connect';
import { consoleLogger, createIndexedDbStorage, randomId as newId, systemClock as clock } from '@liaison/browser';
import { ChatService, ConnectService, createContactStore } from '@liaison/core';
import { AgentStateMenu, ChatInterface, createDraftStore, LiaisonProvider, useContactStore } from '@liaison/react';
import '@liaison/react/theme.css';
import { createRoot } from 'react-dom/client';

const [ccpUrl = '', participantEndpoint = ''] = new URLSearchParams(location.search).values();
const [store, logger] = [createContactStore({ clock }), consoleLogger({ console, level: 'warn' })];
const all = { region: 'us-east-1', store, clock, logger, newId, softphone: false, onError: console.error };
const agentPort = createStreamsAgentPort({ ...all, ccpUrl, container: document.querySelector('#ccp')! });
const port = createChatPort({ ...all, participantEndpoint, agent: { port: agentPort, credentials: 'streams' } });
const [storage, settings] = [createIndexedDbStorage({ scope: ['embed'] }), { typing: true, receipts: true }];
const chatService = new ChatService({ ...all, port, storage, settings });
const connectService = new ConnectService({ ...all, agentPort, chatService });
connectService.start();

function Page() {
  const contactId = useContactStore(({ order }) => order[0]);
  return contactId ? <ChatInterface contactId={contactId} /> : <AgentStateMenu />;
}

const services = { store, clock, chatService, connectService, drafts: createDraftStore(chatService.drafts) };
createRoot(document.querySelector('#chat')!).render(
  <LiaisonProvider value={services}>
    <Page />
  </LiaisonProvider>,
);
