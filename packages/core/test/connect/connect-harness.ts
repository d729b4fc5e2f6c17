import { ConnectService, createContactStore, type LiaisonError } from '@liaison/core';
import { FakeAgentPort, FakeClock, MemoryLogger } from '@liaison/core/testing';
import { RecordingChats } from './recording-chats.ts';

/** A ConnectService between an agent port that the test answers for and chats that only record. */
export function connectHarness() {
  const clock = new FakeClock();
  const agentPort = new FakeAgentPort();
  const chatService = new RecordingChats();
  const store = createContactStore({ clock });
  const errors: LiaisonError[] = [];
  const service = new ConnectService({
    agentPort,
    chatService,
    store,
    clock,
    logger: new MemoryLogger(),
    onError: (error) => errors.push(error),
  });
  const contact = (contactId: string) => store.getState().contacts[contactId];
  return { agentPort, chatService, clock, contact, errors, service, store };
}
