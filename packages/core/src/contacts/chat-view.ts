import type { SessionState } from '../chat/session-state.ts';
import type { ChatMessage } from '../chat/timeline/chat-message.ts';
import type { ArchiveReading, Conversation } from '../chat/timeline/conversation.ts';
import type { Stretch } from '../chat/timeline/timeline.ts';
import { shownStretches } from '../chat/timeline/view.ts';
import type { ChatSessionView } from './contact-state.ts';

/**
 * One moment of a chat as the UI reads it. It holds the conversation and nothing beside it: lists are made when they are first read,
 * so that a message costs the same whatever came before it.
 */
export class ChatView implements ChatSessionView {
  readonly state: SessionState;
  readonly conversation: Conversation;
  #stretches: readonly Stretch[] | undefined;
  #messages: readonly ChatMessage[] | undefined;
  #typingNames: readonly string[] | undefined;

  constructor(state: SessionState, conversation: Conversation) {
    this.state = state;
    this.conversation = conversation;
  }

  get stretches(): readonly Stretch[] {
    return (this.#stretches ??= shownStretches(this.conversation));
  }

  get messages(): readonly ChatMessage[] {
    return (this.#messages ??= this.stretches.flatMap(({ chunks }) => chunks.flatMap(({ messages }) => messages)));
  }

  get hasGap(): boolean {
    return this.conversation.timeline.stretches.length > 1;
  }

  get isTyping(): boolean {
    return this.conversation.typing.length > 0;
  }

  get typingNames(): readonly string[] {
    return (this.#typingNames ??= this.conversation.typing.flatMap(({ displayName }) => displayName ?? []));
  }

  get hasOlder(): boolean {
    return this.conversation.older.more;
  }

  get loadingOlder(): boolean {
    return this.conversation.older.request !== undefined;
  }

  get archive(): ArchiveReading | undefined {
    return this.conversation.archive;
  }

  get unread(): number {
    return this.conversation.unread;
  }
}
