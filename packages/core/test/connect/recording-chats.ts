import type { ChatSessions, LiaisonError } from '@liaison/core';

/** Records what ConnectService asks of the chats, in order. */
export class RecordingChats implements ChatSessions {
  readonly asked: string[] = [];
  failure: LiaisonError | undefined;

  startSession: ChatSessions['startSession'] = ({ contactId, kind }) => this.#record(`start ${kind} ${contactId}`);
  resumeSession: ChatSessions['resumeSession'] = (contactId) => this.#record(`resume ${contactId}`);
  endSession: ChatSessions['endSession'] = (contactId, reason) =>
    this.#record(`end ${contactId}${reason ? ` ${reason}` : ''}`);

  #record(what: string): Promise<void> {
    this.asked.push(what);
    return this.failure ? Promise.reject(this.failure) : Promise.resolve();
  }
}
