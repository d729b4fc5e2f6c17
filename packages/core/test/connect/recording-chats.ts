import type { ChatEvents, ChatSessions, LiaisonError } from '@liaison/core';

/** Records what ConnectService asks of the chats, in order. */
export class RecordingChats implements ChatSessions {
  readonly asked: string[] = [];
  failure: LiaisonError | undefined;

  startSession: ChatSessions['startSession'] = ({ contactId, kind }) => this.#record(`start ${kind} ${contactId}`);
  reviewSession: ChatSessions['reviewSession'] = (contactId) => this.#record(`review ${contactId}`);
  resumeSession: ChatSessions['resumeSession'] = (contactId) => this.#record(`resume ${contactId}`);
  endSession: ChatSessions['endSession'] = (contactId, reason) =>
    this.#record(`end ${contactId}${reason ? ` ${reason}` : ''}`);

  readonly #listeners = new Set<(payload: ChatEvents['message']) => void>();

  on: ChatSessions['on'] = (_message, listener) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** A line appears in a conversation. */
  tell(payload: ChatEvents['message']): void {
    for (const listener of this.#listeners) listener(payload);
  }

  #record(what: string): Promise<void> {
    this.asked.push(what);
    return this.failure ? Promise.reject(this.failure) : Promise.resolve();
  }
}
