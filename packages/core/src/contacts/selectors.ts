import type { SessionState } from '../chat/session-state.ts';
import type { ChatMessage } from '../chat/timeline/chat-message.ts';
import type { Stretch } from '../chat/timeline/timeline.ts';
import type { ContactPhase, ContactSnapshot } from '../connect/agent-port.ts';
import type { ContactRecord, ContactState, Invitation, PendingStep } from './contact-state.ts';

const noMessages: readonly ChatMessage[] = [];
const noStretches: readonly Stretch[] = [];
const idle: SessionState = { name: 'idle' };

type Select<Value> = (state: ContactState) => Value;

export const selectContactRecord =
  (contactId: string): Select<ContactRecord | undefined> =>
  ({ contacts }) =>
    contacts[contactId];

export const selectContact =
  (contactId: string): Select<ContactSnapshot | undefined> =>
  ({ contacts }) =>
    contacts[contactId]?.contact;

export const selectPhase =
  (contactId: string): Select<ContactPhase | undefined> =>
  ({ contacts }) =>
    contacts[contactId]?.contact.phase;

export const selectPendingStep =
  (contactId: string): Select<PendingStep | undefined> =>
  ({ contacts }) =>
    contacts[contactId]?.pending;

export const selectInvitation =
  (contactId: string): Select<Invitation | undefined> =>
  ({ contacts }) =>
    contacts[contactId]?.invitation;

/** The same array while nothing changed. */
export const selectMessages =
  (contactId: string): Select<readonly ChatMessage[]> =>
  ({ contacts }) =>
    contacts[contactId]?.chatSession?.messages ?? noMessages;

export const selectStretches =
  (contactId: string): Select<readonly Stretch[]> =>
  ({ contacts }) =>
    contacts[contactId]?.chatSession?.stretches ?? noStretches;

export const selectSessionState =
  (contactId: string): Select<SessionState> =>
  ({ contacts }) =>
    contacts[contactId]?.chatSession?.state ?? idle;

export const selectIsTyping =
  (contactId: string): Select<boolean> =>
  ({ contacts }) =>
    contacts[contactId]?.chatSession?.isTyping ?? false;

export const selectUnread =
  (contactId: string): Select<number> =>
  ({ contacts }) =>
    contacts[contactId]?.chatSession?.unread ?? 0;

/** Unread messages over all chats. */
export const selectTotalUnread: Select<number> = ({ contacts }) =>
  Object.values(contacts).reduce((total, { chatSession }) => total + (chatSession?.unread ?? 0), 0);
