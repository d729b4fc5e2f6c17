import type { PublicConfig } from '@liaison/protocol/api';
import type { ApiClient } from './api/api-client.ts';
import { type ChatController, createChatController } from './chat/chat-controller.ts';
import { configureChatJs, openChatJsSession } from './chat/chatjs.ts';
import type { StoredChat, storedChat } from './chat/stored-chat.ts';
import type { Wait } from './chat/wait.ts';

export interface StartInput {
  readonly displayName: string;
  readonly firstMessage: string;
  /** The same for every try of one start, so that a lost answer does not start a second chat. */
  readonly clientToken: string;
  /** Where one is asked for. */
  readonly humanProof: string | undefined;
}

export interface Chats {
  /** What customers prove to be human with, before a chat starts. */
  readonly humanWidget: PublicConfig['humanWidget'];
  /** The chat that this tab had before it was reloaded. */
  readonly resumed: ChatController | undefined;
  /** @throws {ApiFailure} */
  start(input: StartInput): Promise<ChatController>;
}

export interface ChatsOptions {
  readonly api: ApiClient;
  readonly config: PublicConfig;
  readonly storage: ReturnType<typeof storedChat>;
  readonly wait: Wait;
}

/** Starts chats, and comes back to the one that a reload interrupted. */
export function createChats({ api, config, storage, wait }: ChatsOptions): Chats {
  configureChatJs(config);

  const connect = (chat: StoredChat) =>
    createChatController({
      open: () => openChatJsSession(config.region, chat),
      config,
      wait,
      newToken: () => crypto.randomUUID(),
      onEnded: () => storage.clear(),
    });

  const stored = storage.read();
  return {
    humanWidget: config.humanWidget,
    resumed: stored && connect(stored),
    async start({ displayName, firstMessage, clientToken, humanProof }) {
      const started = await api.startChat({ displayName, initialMessage: firstMessage, clientToken, humanProof });
      const chat = { ...started, displayName };
      storage.write(chat);
      return connect(chat);
    },
  };
}
