import type { StartChatResponse } from '@liaison/protocol/api';

const KEY = 'liaison.customer.chat';

/** What it takes to come back to a chat after a reload. */
export interface StoredChat extends StartChatResponse {
  readonly displayName: string;
}

/**
 * The chat of this tab, in the tab's own session storage: gone when the tab closes, not shared with other tabs. It holds the
 * participant token, without which a reload would lose the chat; it is removed as soon as the chat has ended.
 */
export function storedChat(storage: Storage) {
  return {
    read(): StoredChat | undefined {
      try {
        const value: unknown = JSON.parse(storage.getItem(KEY) ?? 'null');
        return isStoredChat(value) ? value : undefined;
      } catch {
        return undefined;
      }
    },
    write(chat: StoredChat): void {
      storage.setItem(KEY, JSON.stringify(chat));
    },
    clear(): void {
      storage.removeItem(KEY);
    },
  };
}

const MEMBERS = ['contactId', 'participantId', 'participantToken', 'displayName'] as const;

function isStoredChat(value: unknown): value is StoredChat {
  if (typeof value !== 'object' || value === null) return false;
  return MEMBERS.every((name) => typeof (value as Record<string, unknown>)[name] === 'string');
}
