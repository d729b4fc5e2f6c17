import type { ItemLog } from './item-log.ts';

/** A customer's end of one chat. Calls on a chat that is over do nothing. */
export interface CustomerLine {
  readonly contactId: string;
  readonly log: ItemLog;
  say(text: string): Promise<void>;
  showTyping(): Promise<void>;
  /** Leaves the chat; as the customer this ends it. */
  leave(): Promise<void>;
  /** Hangs up without leaving. */
  close(): void;
}

export interface CustomerCall {
  readonly name: string;
  /** Decides the queue. */
  readonly contactFlowId: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly customerId?: string;
}

/** Starts a chat and connects to it. */
export type OpenLine = (call: CustomerCall) => Promise<CustomerLine>;
