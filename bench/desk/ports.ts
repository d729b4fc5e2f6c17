import type { AgentObserver, ChatChannel, ChatChannelObserver, ChatPort, ContactSnapshot } from '@liaison/core';
import { agentSnapshot, contactSnapshot, FakeAgentPort } from '@liaison/core/testing';
import type { WireItem } from '@liaison/protocol';

/** The agent's side of a service that does at once what it is asked, and keeps nothing of a contact that is gone. */
export class InstantAgentPort extends FakeAgentPort {
  readonly #held = new Map<string, ContactSnapshot>();

  override start(observer: AgentObserver): () => void {
    const stop = super.start(observer);
    this.status({ name: 'connected' });
    this.#tell();
    return stop;
  }

  /** A chat is offered, or is there already. */
  put(contact: Partial<ContactSnapshot> & { contactId: string }): void {
    this.#held.set(contact.contactId, contactSnapshot({ phaseSince: Date.now(), ...contact }));
    this.#tell();
  }

  override acceptContact = async (contactId: string): Promise<void> => this.put({ contactId, phase: 'connected' });
  override leaveContact = async (contactId: string): Promise<void> => this.put({ contactId, phase: 'ended' });
  override rejectContact = (contactId: string): Promise<void> => this.clearContact(contactId);

  override clearContact = async (contactId: string): Promise<void> => {
    this.#held.delete(contactId);
    this.#tell();
  };

  #tell(): void {
    this.snapshot(agentSnapshot([...this.#held.values()]));
  }
}

const never = () => Promise.reject(new Error('Not part of this measurement'));

/** Chats whose whole transcript is one page and whose messages are taken at once. */
export class InstantChatPort implements ChatPort {
  readonly #live = new Map<string, ChatChannelObserver>();
  readonly #historyOf: (contactId: string) => readonly WireItem[];
  #sent = 0;

  constructor(historyOf: (contactId: string) => readonly WireItem[]) {
    this.#historyOf = historyOf;
  }

  async open({ contactId }: { contactId: string }, observer: ChatChannelObserver): Promise<ChatChannel> {
    this.#live.set(contactId, observer);
    const receipt = async () => ({ id: `sent-${(this.#sent += 1)}`, absoluteTime: new Date().toISOString() });
    return {
      participantId: 'agent',
      sendMessage: receipt,
      sendEvent: receipt,
      getTranscript: async () => ({ items: this.#historyOf(contactId) }),
      startUpload: never,
      getAttachment: never,
      disconnect: async () => undefined,
      close: () => this.#live.delete(contactId),
    };
  }

  /** A frame of the socket, as its text. */
  receive(contactId: string, frame: string): void {
    this.#live.get(contactId)?.item(JSON.parse(frame) as WireItem);
  }
}
