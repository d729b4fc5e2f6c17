import type { WireItem } from '@liaison/protocol';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SessionState } from '../chat/session-state.ts';
import type { ConversationAction, Step } from '../chat/timeline/actions.ts';
import { type Conversation, emptyConversation } from '../chat/timeline/conversation.ts';
import { reduce } from '../chat/timeline/reduce.ts';
import type { AgentConnectionStatus, AgentSnapshot, ContactSnapshot } from '../connect/agent-port.ts';
import type { Clock } from '../platform/clock.ts';
import { applySnapshot } from './apply-snapshot.ts';
import { ChatView } from './chat-view.ts';
import type { ContactRecord, ContactState, Invitation, PendingStep, StateChange } from './contact-state.ts';

export type ContactStore = StoreApi<ContactState & ContactActions>;

/** The ways in which the state changes. Services call them; components only read. */
export interface ContactActions {
  /** Applies an item as it came from Amazon Connect: a line, a receipt, a typing event. */
  addChatMessage(contactId: string, item: WireItem): void;
  setChatTyping(
    contactId: string,
    participant: { participantId: string; displayName?: string },
    isTyping: boolean,
  ): void;
  setConnection(status: AgentConnectionStatus): void;
  applySnapshot(snapshot: AgentSnapshot): void;
  setSessionEnd(at: number | undefined): void;
  setStateChange(change: StateChange | undefined): void;
  setPending(contactId: string, pending: PendingStep | undefined): void;
  setInvitation(contactId: string, invitation: Invitation | undefined): void;
  selectContact(contactId: string | undefined): void;
  /** Gives a contact its conversation, a fresh one after an end. A contact that no snapshot named (headless use) gets a record with what is known. */
  openChat(contactId: string): void;
  /** Takes a conversation one step further; `undefined` when the contact is gone or has no conversation. */
  dispatchChat(contactId: string, action: ConversationAction): Step<Conversation> | undefined;
  setChatState(contactId: string, state: SessionState): void;
}

export function createContactStore({ clock }: { clock: Clock }): ContactStore {
  return createStore<ContactState & ContactActions>()((set, get) => {
    const setRecord = (contactId: string, record: ContactRecord): void =>
      set(({ contacts }) => ({ contacts: { ...contacts, [contactId]: record } }));

    const dispatchChat = (contactId: string, action: ConversationAction): Step<Conversation> | undefined => {
      const record = get().contacts[contactId];
      const view = record?.chatSession;
      if (!record || !(view instanceof ChatView)) return undefined;
      const step = reduce(view.conversation, action);
      if (step.conversation !== view.conversation) {
        setRecord(contactId, { ...record, chatSession: new ChatView(view.state, step.conversation) });
      }
      return step;
    };

    return {
      connection: { name: 'connecting' },
      contacts: {},
      order: [],
      addChatMessage: (contactId, item) => {
        dispatchChat(contactId, { type: 'itemReceived', item });
      },
      setChatTyping: (contactId, participant, isTyping) => {
        dispatchChat(contactId, { type: 'typingChanged', participant, isTyping });
      },
      setConnection: (connection) => set({ connection }),
      applySnapshot: (snapshot) => set((state) => applySnapshot(state, snapshot)),
      setSessionEnd: (sessionEndsAt) => set({ sessionEndsAt }),
      setStateChange: (stateChange) => set({ stateChange }),
      setPending: (contactId, pending) => {
        const record = get().contacts[contactId];
        if (!record) return;
        const { pending: _, ...rest } = record;
        setRecord(contactId, pending ? { ...rest, pending } : rest);
      },
      setInvitation: (contactId, invitation) => {
        const record = get().contacts[contactId];
        if (!record) return;
        const { invitation: _, ...rest } = record;
        setRecord(contactId, invitation ? { ...rest, invitation } : rest);
      },
      selectContact: (selectedContactId) => set({ selectedContactId }),
      openChat: (contactId) => {
        const record = get().contacts[contactId];
        if (record?.chatSession instanceof ChatView && !record.chatSession.conversation.ended) return;
        const chatSession = new ChatView({ name: 'idle' }, emptyConversation(contactId));
        setRecord(contactId, { contact: record?.contact ?? unlistedContact(contactId, clock.now()), chatSession });
        if (!record) set(({ order }) => ({ order: [...order, contactId] }));
      },
      dispatchChat,
      setChatState: (contactId, state) => {
        const record = get().contacts[contactId];
        if (!(record?.chatSession instanceof ChatView)) return;
        setRecord(contactId, { ...record, chatSession: new ChatView(state, record.chatSession.conversation) });
      },
    };
  });
}

function unlistedContact(contactId: string, now: number): ContactSnapshot {
  return {
    contactId,
    initialContactId: contactId,
    channel: 'chat',
    phase: 'connected',
    phaseSince: now,
    attributes: {},
    autoAccept: false,
    markdownAllowed: true,
    attachmentsAllowed: false,
    multiParty: false,
    participants: [],
  };
}
