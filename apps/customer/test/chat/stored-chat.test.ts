import { describe, expect, it } from 'vitest';
import { storedChat } from '../../src/chat/stored-chat.ts';

function fakeStorage(): Storage {
  const values = new Map<string, string>();
  return {
    get length() {
      return values.size;
    },
    clear: () => values.clear(),
    getItem: (key) => values.get(key) ?? null,
    key: (index) => [...values.keys()][index] ?? null,
    removeItem: (key) => void values.delete(key),
    setItem: (key, value) => void values.set(key, value),
  };
}

const chat = { contactId: 'c', participantId: 'p', participantToken: 't', displayName: 'Cleo' };

describe('the chat of this tab', () => {
  it('is there after a reload and gone when cleared', () => {
    const storage = fakeStorage();
    storedChat(storage).write(chat);
    expect(storedChat(storage).read()).toEqual(chat);
    storedChat(storage).clear();
    expect(storedChat(storage).read()).toBeUndefined();
    expect(storage.length).toBe(0);
  });

  it.each(['', 'not json', '{}', '[]', 'null', '{"contactId":1}'])('is none when the storage says %s', (value) => {
    const storage = fakeStorage();
    storedChat(storage).write(chat);
    storage.setItem(storage.key(0) ?? '', value);
    expect(storedChat(storage).read()).toBeUndefined();
  });
});
