/** A customer without a browser: starts a chat at Liaison's server, answers every message of the agent, leaves when the agent ends. */
import { createChatPort } from '@liaison/amazon-connect';
import { randomId as newId, systemClock as clock } from '@liaison/browser';
import { ChatService, createContactStore, type LiaisonError } from '@liaison/core';
import { MemoryLogger, MemoryStorage } from '@liaison/core/testing';
import type { PublicConfig, StartChatResponse } from '@liaison/protocol/api';

const [server = 'http://127.0.0.1:4500', displayName = 'Cleo'] = process.argv.slice(2);
const ask = async <Answer>(path: string, body?: object): Promise<Answer> => {
  const request = body && {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
  return (await (await fetch(`${server}/api${path}`, request)).json()) as Answer;
};

const { region, participantEndpoint } = await ask<PublicConfig>('/config');
const chat = await ask<StartChatResponse>('/chats', { displayName, initialMessage: 'Is anybody there?' });
const onError = ({ name, message }: LiaisonError): void => console.error(name, message);
const endpoint = participantEndpoint === undefined ? {} : { participantEndpoint };
const chats = new ChatService({
  port: createChatPort({ region, ...endpoint, clock, onError }),
  store: createContactStore({ clock }),
  storage: new MemoryStorage(),
  logger: new MemoryLogger(),
  settings: { typing: true, receipts: true },
  clock,
  newId,
  onError,
});

chats.on('message', ({ contactId, message: { sender, content, messageType } }) => {
  if (messageType === 'event') return;
  console.log(`${sender.displayName ?? displayName}: ${content}`);
  if (sender.role === 'agent') chats.sendMessage(contactId, { content: `You said: ${content}` });
});
chats.on('ended', ({ reason }) => console.log(`The chat has ended (${reason})`));
await chats.startSession({ kind: 'participant', ...chat });
