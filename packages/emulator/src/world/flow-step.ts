/** One thing a contact flow does. */
export type FlowStep =
  /** A message from the system. */
  | { readonly do: 'say'; readonly text: string }
  /** Adds to the contact's attributes. */
  | { readonly do: 'set attributes'; readonly attributes: Readonly<Record<string, string>> }
  /** A question by a bot, as a list picker, and what follows from each answer. */
  | {
      readonly do: 'ask';
      readonly title: string;
      readonly subtitle?: string;
      /** From 1 to 6 of them. */
      readonly choices: readonly FlowChoice[];
      /** Said to any other answer; then the question stands again. */
      readonly otherwise: string;
    }
  /** Until the customer writes again, or the time is over. */
  | {
      readonly do: 'wait';
      readonly minutes: number;
      readonly returned: readonly FlowStep[];
      readonly otherwise: readonly FlowStep[];
    }
  /** Asks the customer to sign in. */
  | {
      readonly do: 'authenticate';
      /** In the profile of whoever signs in; the customer is called so from then on. */
      readonly firstName?: string;
      readonly succeeded: readonly FlowStep[];
      readonly otherwise: readonly FlowStep[];
    }
  /** Into a queue, the flow's own unless another is named: agents are asked. The flow is over. */
  | { readonly do: 'queue'; readonly queueId?: string }
  /** Ends the chat. */
  | { readonly do: 'disconnect' };

export interface FlowChoice {
  readonly title: string;
  readonly steps: readonly FlowStep[];
}
