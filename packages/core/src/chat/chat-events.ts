import type { LiaisonError } from '../platform/errors.ts';
import type { EndReason, SessionState } from './session-state.ts';
import type { ChatMessage } from './timeline/chat-message.ts';

/** The registry of a ChatService's events: name to payload. */
export type ChatEvents = {
  /** A line that was not there before, also an own one that was queued. */
  message: { readonly contactId: string; readonly message: ChatMessage };
  /** A known line with other content or another status. */
  messageChanged: { readonly contactId: string; readonly message: ChatMessage };
  typing: { readonly contactId: string; readonly isTyping: boolean; readonly names: readonly string[] };
  state: { readonly contactId: string; readonly state: SessionState };
  /** Once per contact. */
  ended: { readonly contactId: string; readonly reason: EndReason };
  /** Something failed that the agent may want to know of; the session goes on unless its state says otherwise. */
  error: { readonly contactId: string; readonly error: LiaisonError };
};
