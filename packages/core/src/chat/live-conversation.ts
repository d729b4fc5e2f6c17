import type { ContactStore } from '../contacts/contact-store.ts';
import { ChatView } from '../contacts/chat-view.ts';
import type { Emitter } from '../platform/emitter.ts';
import type { ChatEvents } from './chat-events.ts';
import type { ConversationAction } from './timeline/actions.ts';
import type { ChatMessage } from './timeline/chat-message.ts';
import type { Conversation } from './timeline/conversation.ts';
import { isShared, type SharedAction, toShare } from './tabs/tab-message.ts';

/** A step as its conversation's owner sees it. */
export interface ConversationStep {
  readonly before: Conversation;
  readonly after: Conversation;
  readonly added: readonly ChatMessage[];
}

interface LiveConversationOptions {
  readonly contactId: string;
  readonly store: ContactStore;
  readonly events: Emitter<ChatEvents>;
  /** Called after every step, before anybody else is told. */
  readonly onStep: (step: ConversationStep) => void;
  /** S9: called after a step that the other pages have to take too. */
  readonly onShared: (action: SharedAction) => void;
}

/** One contact's conversation where it lives, in the store: takes it a step further, then tells who listens. */
export class LiveConversation {
  readonly #options: LiveConversationOptions;

  constructor(options: LiveConversationOptions) {
    this.#options = options;
  }

  /** `undefined` once the contact is gone. */
  get current(): Conversation | undefined {
    const { store, contactId } = this.#options;
    const view = store.getState().contacts[contactId]?.chatSession;
    return view instanceof ChatView ? view.conversation : undefined;
  }

  /** Applies the action, shares it where it is one of sending, and answers the conversation after it. */
  dispatch(action: ConversationAction): Conversation | undefined {
    const after = this.apply(action);
    if (after && isShared(action)) this.#options.onShared(toShare(action, after));
    return after;
  }

  /** Applies an action that another page has taken, or that concerns only this one. */
  apply(action: ConversationAction): Conversation | undefined {
    const { contactId, store, events, onStep } = this.#options;
    const before = this.current;
    const step = store.getState().dispatchChat(contactId, action);
    if (!before || !step) return undefined;
    const { conversation: after, added, changed } = step;
    onStep({ before, after, added });
    for (const message of added) events.emit('message', { contactId, message });
    for (const message of changed) events.emit('messageChanged', { contactId, message });
    if (after.typing !== before.typing) {
      const names = after.typing.flatMap(({ displayName }) => displayName ?? []);
      events.emit('typing', { contactId, isTyping: after.typing.length > 0, names });
    }
    return after;
  }
}
