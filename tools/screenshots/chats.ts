export interface Line {
  readonly by: 'customer' | 'agent';
  readonly text: string;
}

/** The conversation that the screenshots show. */
export const noorsChat: readonly [Line, ...Line[]] = [
  { by: 'customer', text: 'Hello, my parcel was due on Tuesday and has not come.' },
  { by: 'agent', text: 'Good morning Noor, Ada here. I am sorry about that. May I have the order number?' },
  { by: 'customer', text: 'It is 4711-0815.' },
  { by: 'agent', text: 'Thank you. The carrier could not find the house and holds the parcel at its depot.' },
  { by: 'agent', text: 'Is 12 Harbour Lane still the right address?' },
  { by: 'customer', text: 'Yes! The door is on the side of the building, by the way' },
  { by: 'agent', text: 'I have added a note for the driver. It goes out again tomorrow between 9 and 12.' },
  { by: 'customer', text: 'Perfect, I will be home. Can you also send me the new label?' },
];

export interface OtherChat {
  /** A ready script of the local Amazon Connect. */
  readonly scriptId: string;
  readonly name: string;
  /** Without one the customer waits. */
  readonly answer?: string;
}

/** Chats beside the main one. */
export const otherChats: readonly OtherChat[] = [
  { scriptId: 'billing', name: 'Tomás Rivera', answer: 'I see both charges. One moment, please.' },
  { scriptId: 'chatty', name: 'Zoë Ōkubo' },
];
