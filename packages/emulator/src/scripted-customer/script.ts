/** One thing a scripted customer does. Times are milliseconds. */
export type Step =
  /** Types for as long as the text takes, then sends it. */
  | { readonly do: 'say'; readonly text: string }
  /** Shows the typing sign and sends nothing. */
  | { readonly do: 'type'; readonly ms: number }
  | { readonly do: 'wait'; readonly ms: number }
  /** Until an agent has joined the chat. */
  | { readonly do: 'wait for agent'; readonly atMost?: Patience }
  /** Until an agent has written something since the customer's last message. */
  | { readonly do: 'wait for answer'; readonly atMost?: Patience }
  | { readonly do: 'leave' };

export interface Patience {
  readonly ms: number;
  readonly otherwise: 'go on' | 'leave';
}

/** A customer's part of a chat. One that does not end in `leave` stays until the agent ends it. */
export interface Script {
  /** What it is started by, e.g. `delivery`. */
  readonly id: string;
  readonly title: string;
  /** One sentence on what will happen. */
  readonly about: string;
  /** The customer's display name when no other is asked for. */
  readonly customerName: string;
  /** Contact attributes the chat starts with. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}
