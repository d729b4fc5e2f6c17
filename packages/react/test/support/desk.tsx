import { type ContactSnapshot, createContactStore } from '@liaison/core';
import { AGENT, agentSnapshot, contactSnapshot, FakeClock } from '@liaison/core/testing';
import type { WireItem } from '@liaison/protocol';
import type { ReactNode } from 'react';
import { vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { createDraftStore } from '../../src/drafts/draft-store.ts';
import type { ChatCommands, ConnectCommands, LiaisonServices } from '../../src/provider/liaison-context.ts';
import { LiaisonProvider } from '../../src/provider/liaison-provider.tsx';

/** A real store on a clock that stands still, with services that only remember what was asked of them. */
export function createDesk() {
  const clock = new FakeClock();
  const store = createContactStore({ clock });
  const chatService = {
    sendMessage: vi.fn<ChatCommands['sendMessage']>(() => 'key'),
    sendAttachment: vi.fn<ChatCommands['sendAttachment']>(() => 'key'),
    getAttachment: vi.fn<ChatCommands['getAttachment']>(() => Promise.reject(new Error('no file'))),
    retryMessage: vi.fn<ChatCommands['retryMessage']>(),
    discardMessage: vi.fn<ChatCommands['discardMessage']>(),
    sendTyping: vi.fn<ChatCommands['sendTyping']>(),
    markSeen: vi.fn<ChatCommands['markSeen']>((contactId) => {
      store.getState().dispatchChat(contactId, { type: 'seen' });
    }),
    loadOlder: vi.fn<ChatCommands['loadOlder']>(() => Promise.resolve()),
    revealMessage: vi.fn<ChatCommands['revealMessage']>(() => Promise.resolve()),
    unstored: [],
  };
  const connectService = {
    setAgentState: vi.fn<ConnectCommands['setAgentState']>(() => Promise.resolve()),
    putAwayStateChange: vi.fn<ConnectCommands['putAwayStateChange']>(),
    showActivity: vi.fn<ConnectCommands['showActivity']>(),
    acceptContact: vi.fn<ConnectCommands['acceptContact']>(() => Promise.resolve()),
    rejectContact: vi.fn<ConnectCommands['rejectContact']>(() => Promise.resolve()),
    endContact: vi.fn<ConnectCommands['endContact']>(() => Promise.resolve()),
    leaveContact: vi.fn<ConnectCommands['leaveContact']>(() => Promise.resolve()),
    removeParticipant: vi.fn<ConnectCommands['removeParticipant']>(() => Promise.resolve()),
    listQuickConnects: vi.fn<ConnectCommands['listQuickConnects']>(() => Promise.resolve([])),
    invite: vi.fn<ConnectCommands['invite']>(() => Promise.resolve()),
    callOffInvitation: vi.fn<ConnectCommands['callOffInvitation']>(() => Promise.resolve()),
    putAwayInvitation: vi.fn<ConnectCommands['putAwayInvitation']>(),
    clearContact: vi.fn<ConnectCommands['clearContact']>(() => Promise.resolve()),
    retryChat: vi.fn<ConnectCommands['retryChat']>(() => Promise.resolve()),
    retry: vi.fn<ConnectCommands['retry']>(),
  };
  const value = { store, chatService, connectService, clock, drafts: createDraftStore() };
  const actions = store.getState();

  return {
    ...value,
    actions,
    /** Shows these contacts to the agent, as a snapshot of Amazon Connect would. */
    hold: (...contacts: (Partial<ContactSnapshot> & { contactId: string })[]) => {
      actions.setConnection({ name: 'connected' });
      actions.applySnapshot(
        agentSnapshot(contacts.map((contact) => contactSnapshot({ phaseSince: clock.now(), ...contact }))),
      );
    },
    /** Opens a live conversation with what was said so far. */
    talk: (contactId: string, history: readonly WireItem[] = [], { nextToken }: { nextToken?: string } = {}) => {
      actions.openChat(contactId);
      actions.dispatchChat(contactId, { type: 'identified', participantId: AGENT.ParticipantId });
      actions.dispatchChat(contactId, { type: 'catchUpStarted', request: 'first' });
      actions.dispatchChat(contactId, {
        type: 'pageReceived',
        request: 'first',
        items: history,
        ...(nextToken && { nextToken }),
      });
      actions.dispatchChat(contactId, { type: 'catchUpFinished', request: 'first' });
      actions.setChatState(contactId, { name: 'live' });
    },
    /** Queues a message of the agent and begins to send it. Answers its key. */
    write: (contactId: string, content: string) => {
      const clientToken = `token ${content}`;
      const contentType = 'text/plain';
      actions.dispatchChat(contactId, { type: 'messageQueued', clientToken, content, contentType, at: clock.now() });
      actions.dispatchChat(contactId, { type: 'sendStarted', clientToken });
      return clientToken;
    },
    show: (children: ReactNode, services: Partial<LiaisonServices> = {}) =>
      render(<LiaisonProvider value={{ ...value, ...services }}>{children}</LiaisonProvider>),
  };
}

/** The agent looks at the page, or at something else. */
export function look(focused: boolean): void {
  vi.spyOn(document, 'hasFocus').mockReturnValue(focused);
  window.dispatchEvent(new Event(focused ? 'focus' : 'blur'));
}
